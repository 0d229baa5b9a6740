package org.werkbank.platform.runs;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;

/** Judges how an attempt ended from what its process told and how it went away. */
final class RunVerdict {
  private static final int SIGKILL = 128 + 9;

  private final RunErrors errors;

  RunVerdict(RunErrors errors) {
    this.errors = errors;
  }

  /** Why the supervisor stopped the process. */
  enum Stop {
    TIME_LIMIT,
    SILENT
  }

  /**
   * What is known once the process is gone and its last event was read.
   *
   * @param violation how it broke the contract
   * @param exitCode unknown for a process that an earlier server started
   * @param lost whether the process ended while no server watched it
   * @param logNamesMemory whether the log's end says that memory ran out
   */
  record Facts(
      StoredRun run,
      boolean cancelAsked,
      @Nullable String violation,
      @Nullable Stop stop,
      OptionalInt exitCode,
      boolean lost,
      boolean logNamesMemory) {}

  /** The end; {@code SUCCEEDED} still depends on what lies in the store. */
  record Verdict(RunState state, Run.@Nullable RunError error) {
    static Verdict failed(Run.RunError error) {
      return new Verdict(RunState.FAILED, error);
    }
  }

  Verdict of(Facts facts) {
    if (facts.cancelAsked()) {
      return new Verdict(RunState.CANCELLED, null);
    }
    if (facts.violation() != null) {
      return Verdict.failed(errors.contractViolation(facts.violation()));
    }
    RunEvent terminal = facts.run().terminal();
    if (terminal instanceof RunEvent.Failed failed) {
      return Verdict.failed(
          failed.code().equals(RunErrors.OUT_OF_MEMORY)
              ? errors.outOfMemory()
              : new Run.RunError(
                  failed.code(),
                  failed.message(),
                  failed.messageDe(),
                  failed.retryable(),
                  failed.column()));
    }
    if (terminal instanceof RunEvent.Completed) {
      String wrong = incomplete(facts);
      return wrong == null
          ? new Verdict(RunState.SUCCEEDED, null)
          : Verdict.failed(errors.contractViolation(wrong));
    }
    return withoutTerminal(facts, terminal instanceof RunEvent.Cancelled);
  }

  private Verdict withoutTerminal(Facts facts, boolean saidCancelled) {
    if (facts.stop() != null) {
      return Verdict.failed(
          switch (facts.stop()) {
            case TIME_LIMIT -> errors.timeLimit();
            case SILENT -> errors.silent();
          });
    }
    if (facts.logNamesMemory()) {
      return Verdict.failed(errors.outOfMemory());
    }
    if (saidCancelled) {
      return Verdict.failed(errors.stoppedFromOutside());
    }
    if (facts.lost()) {
      return new Verdict(RunState.LOST, errors.lost());
    }
    if (facts.exitCode().isEmpty()) {
      return Verdict.failed(errors.vanished());
    }
    int code = facts.exitCode().getAsInt();
    return Verdict.failed(code == SIGKILL ? errors.killed() : errors.died(code));
  }

  /** Says what is missing from a run that says it has completed. */
  private static @Nullable String incomplete(Facts facts) {
    Run run = facts.run().run();
    if (facts.exitCode().orElse(ExitCode.OK.code()) != ExitCode.OK.code()) {
      return "completed, but exit code " + facts.exitCode().getAsInt();
    }
    if (run.mode() == Mode.TRAIN && run.evaluation() == null) {
      return "completed without an evaluation";
    }
    if (run.mode() == Mode.TRAIN && run.model() == null) {
      return "completed without a model";
    }
    return null;
  }
}
