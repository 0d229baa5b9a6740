package org.werkbank.platform.datasets;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Empties the trash of what has been there long enough and sweeps every member's bucket, when the
 * server starts and every half hour from then on.
 */
public final class SweepTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);
  private static final Duration PERIOD = Duration.ofMinutes(30);

  private final OrphanSweeper sweeper;
  private final Trash trash;
  private final Members members;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "dataset-sweeper");
            made.setDaemon(true);
            return made;
          });
  private @Nullable ScheduledFuture<?> rounds;

  public SweepTimer(OrphanSweeper sweeper, Trash trash, Members members) {
    this.sweeper = sweeper;
    this.trash = trash;
    this.members = members;
  }

  public void start() {
    rounds =
        thread.scheduleWithFixedDelay(this::round, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      trash.round();
      for (Member member : members.all()) {
        sweep(Member.bucketOf(member.slug()));
      }
    } catch (RuntimeException e) {
      // One that came through would end the rounds for good; the next may find the store again.
      LOG.warn("sweeping data sets stopped early", e);
    }
  }

  private void sweep(String bucket) {
    try {
      int removed = sweeper.sweep(bucket);
      if (removed > 0) {
        LOG.info("removed {} objects of {} that no data set names", removed, bucket);
      }
    } catch (Problem e) {
      // A member that has stored nothing yet has no bucket.
      if (e.type() != ProblemType.NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    if (rounds != null) {
      rounds.cancel(true);
    }
    thread.shutdownNow();
  }
}
