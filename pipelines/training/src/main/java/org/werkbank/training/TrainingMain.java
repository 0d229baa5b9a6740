package org.werkbank.training;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ExitCode;
import org.werkbank.training.run.RunProcess;
import org.werkbank.training.run.Sessions;
import org.werkbank.training.run.WorkingDirectory;

/** The entry: {@code run <run-spec.json>}, or {@code wait} for a process that is warm already. */
public final class TrainingMain {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingMain.class);

  private TrainingMain() {}

  public static void main(String[] args) throws Exception {
    ExitCode code = run(args);
    System.exit(code.code());
  }

  private static ExitCode run(String[] args) throws Exception {
    if (args.length == 2 && args[0].equals("run")) {
      Path spec = Path.of(args[1]).toAbsolutePath();
      Path parent = spec.getParent();
      if (parent != null && spec.endsWith(WorkingDirectory.SPEC)) {
        return new RunProcess(new WorkingDirectory(parent), Sessions::open, Clock.systemUTC())
            .run();
      }
    }
    LOG.error("Usage: TrainingMain run <directory>/run-spec.json | wait");
    return ExitCode.ARGUMENTS;
  }
}
