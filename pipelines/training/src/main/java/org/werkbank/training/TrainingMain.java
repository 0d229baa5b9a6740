package org.werkbank.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ExitCode;
import org.werkbank.training.run.RunProcess;
import org.werkbank.training.run.Sessions;
import org.werkbank.training.run.WarmUp;
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
    if (args.length == 1 && args[0].equals("wait")) {
      return waitForRun();
    }
    LOG.error("Usage: TrainingMain run <directory>/run-spec.json | wait");
    return ExitCode.ARGUMENTS;
  }

  private static ExitCode waitForRun() throws Exception {
    SparkSession spark = Sessions.open();
    WarmUp.run(spark);
    LOG.info("Waiting for the folder of a run");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String folder = in.readLine();
    if (folder == null || folder.isBlank()) {
      // the platform went away or needs no process any more
      return ExitCode.OK;
    }
    WorkingDirectory directory = new WorkingDirectory(Path.of(folder.strip()));
    return new RunProcess(directory, () -> spark, Clock.systemUTC()).run();
  }
}
