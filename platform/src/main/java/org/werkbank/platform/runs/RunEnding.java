package org.werkbank.platform.runs;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.RunEvent;
import org.werkbank.platform.launch.ResourceUse;
import org.werkbank.platform.launch.WorkDirectory;

/**
 * Ends an attempt whose process is gone: judges it, leaves in the store what may stay, writes the
 * end down. Every step can be done again, so an end that a missing store cut short is repeated.
 */
final class RunEnding {
  private static final int LOG_TAIL_BYTES = 64 << 10;

  private final RunParts parts;

  RunEnding(RunParts parts) {
    this.parts = parts;
  }

  void end(RunVerdict.Facts facts, WorkDirectory files, @Nullable ResourceUse used) {
    StoredRun run = facts.run();
    RunVerdict.Verdict verdict = parts.verdict().of(facts);
    if (verdict.state() == RunState.SUCCEEDED) {
      String wrong = parts.outputs().firstWrong(run);
      if (wrong != null) {
        verdict = RunVerdict.Verdict.failed(parts.errors().contractViolation(wrong));
      }
    }
    if (verdict.state() == RunState.SUCCEEDED) {
      parts.outputs().removeUndeclared(run);
    } else {
      parts.outputs().removeAll(run);
    }
    parts.outputs().keepLog(run, files);
    parts.journal().end(run, verdict.state(), resources(run, used), verdict.error());
    files.remove();
  }

  /** A process that is gone may tell less than it did before. */
  static ResourceUse larger(@Nullable ResourceUse before, ResourceUse now) {
    return before == null
        ? now
        : new ResourceUse(
            Math.max(before.wallSeconds(), now.wallSeconds()),
            Math.max(before.cpuSeconds(), now.cpuSeconds()),
            Math.max(before.peakMemoryMiB(), now.peakMemoryMiB()));
  }

  /** Whether the end of the log says that the heap was too small. */
  static boolean logNamesMemory(WorkDirectory files) {
    String tail = new String(files.logTail(LOG_TAIL_BYTES), StandardCharsets.ISO_8859_1);
    return tail.contains("java.lang.OutOfMemoryError");
  }

  private static Run.@Nullable Resources resources(StoredRun run, @Nullable ResourceUse used) {
    if (used == null) {
      return null;
    }
    RunEvent.Completed completed =
        run.terminal() instanceof RunEvent.Completed c ? c : new RunEvent.Completed(0, 0);
    RunEvent.ModelWritten model = run.run().model();
    return new Run.Resources(
        used.wallSeconds(),
        used.cpuSeconds(),
        used.peakMemoryMiB(),
        completed.bytesRead(),
        completed.bytesWritten(),
        model == null ? null : model.sizeBytes(),
        model == null ? null : model.parameters(),
        model == null ? null : model.millisPerRow());
  }
}
