package org.werkbank.platform.pipelines.dryrun;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.LocalizedText;

/** How a dry run ended. */
record Outcome(
    DryRunState state, @Nullable LocalizedText why, DryRun.@Nullable Figure figure, String log) {
  static Outcome passed(DryRun.@Nullable Figure figure, String log) {
    return new Outcome(DryRunState.PASSED, null, figure, log);
  }

  static Outcome failed(LocalizedText why, String log) {
    return new Outcome(DryRunState.FAILED, why, null, log);
  }

  static Outcome skipped(LocalizedText why) {
    return new Outcome(DryRunState.SKIPPED, why, null, "");
  }
}
