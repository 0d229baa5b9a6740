package org.werkbank.platform.runs;

import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.Text;
import org.werkbank.platform.web.Messages;

/** Words for why a run did not succeed, in both languages, kept with the run. */
final class RunErrors {
  static final String CONTRACT_VIOLATION = "contract-violation";
  static final String OUT_OF_MEMORY = "out-of-memory";
  static final String PROCESS_DIED = "process-died";
  static final String TIME_LIMIT = "time-limit";
  static final String SILENT = "heartbeat-lost";
  static final String LOST = "lost";
  static final String NOT_STARTED = "not-started";
  static final String SWEEP_STOPPED = "sweep-stopped";
  static final String DEFECT = "defect";

  private final Messages english;
  private final Messages german;
  private final RunLimits limits;

  RunErrors(Map<String, Messages> messages, RunLimits limits) {
    this.english = Objects.requireNonNull(messages.get("en"));
    this.german = Objects.requireNonNull(messages.get("de"));
    this.limits = limits;
  }

  Run.RunError contractViolation(String how) {
    return error(CONTRACT_VIOLATION, false, Text.of("runs.error.contractViolation", how));
  }

  Run.RunError outOfMemory() {
    return error(OUT_OF_MEMORY, false, Text.of("runs.error.outOfMemory", limits.memoryMiB()));
  }

  /** SIGKILL: most often the system's answer to too little memory. */
  Run.RunError killed() {
    return error(PROCESS_DIED, true, Text.of("runs.error.killed", limits.memoryMiB()));
  }

  Run.RunError died(int exitCode) {
    return error(PROCESS_DIED, true, Text.of("runs.error.died", exitCode));
  }

  Run.RunError vanished() {
    return error(PROCESS_DIED, true, Text.of("runs.error.vanished"));
  }

  Run.RunError stoppedFromOutside() {
    return error(PROCESS_DIED, true, Text.of("runs.error.stoppedFromOutside"));
  }

  Run.RunError timeLimit() {
    return error(
        TIME_LIMIT, false, Text.of("runs.error.timeLimit", limits.maxDurationSeconds() / 60));
  }

  Run.RunError silent() {
    return error(SILENT, true, Text.of("runs.error.silent", limits.silence().toSeconds()));
  }

  Run.RunError lost() {
    return error(LOST, true, Text.of("runs.error.lost"));
  }

  Run.RunError notStarted(Problem why) {
    return error(NOT_STARTED, true, why.text());
  }

  /** Why further variants of a sweep could not be queued. */
  Run.RunError sweepStopped(Text why) {
    return error(SWEEP_STOPPED, true, why);
  }

  Run.RunError defect() {
    return error(DEFECT, true, Text.of("runs.error.defect"));
  }

  private Run.RunError error(String code, boolean retryable, Text text) {
    return new Run.RunError(code, english.text(text), german.text(text), retryable, null);
  }
}
