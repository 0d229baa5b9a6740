package org.werkbank.platform.pipelines.dryrun;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.LocalizedText;

/**
 * What came of trying a version.
 *
 * @param rows made up for it; null before it began
 * @param why it failed or was skipped
 * @param figure what the harness measured, when it passed
 * @param log the end of what the process wrote; it has seen made-up rows alone
 */
public record DryRun(
    DryRunState state,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer rows,
    @Nullable LocalizedText why,
    @Nullable Figure figure,
    String log) {

  /**
   * The main metric on {@code n} made-up rows that the trainer had not seen. It says that something
   * was learned, and nothing of how good the pipeline is.
   *
   * @param naive the same metric of the naive comparison
   */
  public record Figure(String metric, double value, @Nullable Double naive, long n) {}

  public double seconds() {
    return startedAt == null || endedAt == null
        ? 0
        : (endedAt.toEpochMilli() - startedAt.toEpochMilli()) / 1000.0;
  }
}
