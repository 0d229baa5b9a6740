package org.werkbank.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.ContractException;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.guest.GuestCode;
import org.werkbank.training.harness.Journal;
import org.werkbank.training.harness.PipelineCode;
import org.werkbank.training.harness.RunScope;
import org.werkbank.training.harness.ScoreRun;
import org.werkbank.training.harness.TrainRun;
import org.werkbank.training.store.ObjectFiles;

/** Runs one specification and ends its event file with exactly one terminal event. */
public final class RunProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RunProcess.class);

  /** System property: submitted code may run where no walls can be built around it. */
  private static final String UNPROTECTED = "werkbank.unprotected";

  private final WorkingDirectory directory;
  private final Supplier<SparkSession> sessions;
  private final ContractJson json = new ContractJson();
  private final Clock clock;

  public RunProcess(WorkingDirectory directory, Supplier<SparkSession> sessions, Clock clock) {
    this.directory = directory;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Runs to the end and says how the process should exit. */
  public ExitCode run() throws IOException {
    RunSpec spec;
    try {
      spec = directory.spec(json);
    } catch (ContractException e) {
      LOG.error("The run specification cannot be used: {}", e.getMessage());
      return ExitCode.BAD_DATA;
    }
    try (PipelineCode code = code(spec);
        EventFile events = new EventFile(directory.events(), json, spec, clock)) {
      // Before anything that takes long: nothing may come before it, not even a heartbeat.
      events.append(new RunEvent.Started(Versions.of(code)));
      Terminal terminal = new Terminal(events);
      terminal.cancelOnShutdown();
      try (Heartbeat heartbeat = new Heartbeat(events)) {
        return terminal.end(() -> work(spec, terminal, code));
      }
    }
  }

  /** What was submitted comes with the hash it was approved under; it never runs in here. */
  private PipelineCode code(RunSpec spec) {
    return spec.pipeline().sha256() == null
        ? PipelineCode.builtIn(Thread.currentThread().getContextClassLoader())
        : new GuestCode(
            directory.pipeline(), directory.path(), spec.limits(), Boolean.getBoolean(UNPROTECTED));
  }

  private RunEvent.Completed work(RunSpec spec, Terminal terminal, PipelineCode code)
      throws Exception {
    SparkSession spark = sessions.get();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    boolean credentials = Files.exists(directory.credentials());
    if (credentials) {
      Credentials.read(directory.credentials()).applyTo(hadoop, directory.temporary());
    }
    ObjectFiles files = new ObjectFiles(hadoop, spec.outputs().prefix(), !credentials);
    Journal journal = terminal.journal();
    RunScope scope = new RunScope(spec, spark, files, journal, directory.temporary());
    if (spec.mode() == Mode.TRAIN) {
      new TrainRun(scope, json, code).run();
    } else {
      new ScoreRun(scope, json, code).run();
    }
    return new RunEvent.Completed(files.bytesRead(), files.bytesWritten());
  }
}
