package org.werkbank.training.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.werkbank.contract.RunEvent;

/** Says every two seconds that the process is alive. */
final class Heartbeat implements AutoCloseable {
  private static final long PERIOD_SECONDS = 2;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> beat;

  Heartbeat(EventFile events) {
    RunEvent alive = new RunEvent.Heartbeat();
    this.beat =
        executor.scheduleAtFixedRate(
            () -> events.append(alive), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    beat.cancel(false);
    executor.shutdownNow();
  }
}
