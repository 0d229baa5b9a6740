package org.werkbank.platform.runs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.problem.Problem;

/**
 * Looks after the sweeps that are not over, whenever a run has ended and now and then anyway, for
 * budgets of time. Variants join the common queue, never more of a sweep at once than there are
 * slots, so that the member's other runs are not kept waiting behind all of them.
 */
public final class SweepDriver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweepDriver.class);
  private static final long JOIN_MILLIS = 15_000;

  /** A look costs one statement; runs are looked after five times as often. */
  private static final int POLLS = 5;

  private final SweepSteps steps;
  private final long pauseMillis;
  private final Semaphore wake = new Semaphore(0);
  private @Nullable Thread loop;
  private volatile boolean closing;

  SweepDriver(SweepSteps steps, RunLimits limits) {
    this.steps = steps;
    this.pauseMillis = POLLS * limits.poll().toMillis();
  }

  /** Goes on with the sweeps of an earlier server, and with new ones from now on. */
  public void start() {
    Thread thread = new Thread(this::lookAfterSweeps, "sweeps");
    thread.setDaemon(true);
    loop = thread;
    thread.start();
  }

  void wake() {
    wake.release();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    wake.release();
    if (loop != null) {
      loop.join(JOIN_MILLIS);
    }
  }

  private void lookAfterSweeps() {
    while (!closing) {
      try {
        for (Sweep sweep : steps.open()) {
          if (closing) {
            return;
          }
          advance(sweep);
        }
      } catch (Problem e) {
        LOG.warn("sweeps cannot be looked after at the moment", e);
      }
      try {
        if (wake.tryAcquire(pauseMillis, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** One sweep that cannot go on must not hold up the others. */
  private void advance(Sweep sweep) {
    try {
      steps.advance(sweep);
    } catch (RuntimeException e) {
      LOG.warn("sweep {} cannot go on at the moment, trying again", sweep.id(), e);
    }
  }
}
