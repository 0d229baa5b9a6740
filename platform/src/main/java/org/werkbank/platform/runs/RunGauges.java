package org.werkbank.platform.runs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.werkbank.platform.db.Database;

/** What Prometheus is told of runs: how many there are in each state, and who watches. */
public final class RunGauges {
  private RunGauges() {}

  public static void bind(
      MeterRegistry registry, Database database, Supervisor supervisor, RunBroadcast broadcast) {
    for (RunState state : RunState.values()) {
      Gauge.builder("werkbank_runs", () -> count(database, state))
          .description("Runs by state; those QUEUED are the queue")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("werkbank_runs_watched", supervisor::watching)
        .description("Runs this server follows")
        .register(registry);
    Gauge.builder("werkbank_run_watchers", broadcast::watching)
        .description("Open event streams")
        .register(registry);
  }

  private static long count(Database database, RunState state) {
    return database.read(tx -> new RunQueueStore(tx).counts()).getOrDefault(state, 0L);
  }
}
