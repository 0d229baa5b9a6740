package org.werkbank.training;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.Plots;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;

/** Starts the training process as the platform does, in a folder of its own. */
final class HarnessProcess {
  private static final ContractJson JSON = new ContractJson();
  private static final long LONGEST_SECONDS = 600;

  private final Path folder;

  HarnessProcess(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.createDirectories(folder.resolve("out"));
  }

  String prefix() {
    return folder.resolve("out").toUri().toString();
  }

  Path artifact(String name) {
    return folder.resolve("out").resolve(name);
  }

  /** Runs a specification to its end and answers the exit code. */
  int run(RunSpec spec) throws IOException, InterruptedException {
    write(spec);
    return end(start("run", folder.resolve("run-spec.json").toString()));
  }

  void write(RunSpec spec) throws IOException {
    Files.writeString(folder.resolve("run-spec.json"), JSON.write(spec));
  }

  Process start(String... arguments) throws IOException {
    return new ProcessBuilder(QuickJvm.command(temporary(), arguments))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log())
        .start();
  }

  /** Gives a waiting process its folder. */
  void go(Process process) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  int end(Process process) throws InterruptedException {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process did not end; see " + log());
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  List<RunEvent> events() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("events.ndjson"))) {
      return lines.map(JSON::readEvent).map(EventLine::event).toList();
    }
  }

  boolean hasEvents() {
    return Files.exists(folder.resolve("events.ndjson"));
  }

  /** Waits until the run says that it trains. */
  void awaitTraining(Process running) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plusSeconds(LONGEST_SECONDS);
    while (!hasEvents()
        || events().stream()
            .noneMatch(e -> e instanceof RunEvent.Progress p && p.phase().equals("train"))) {
      if (!running.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the process does not train; see " + log());
      }
      Thread.sleep(100);
    }
  }

  RunEvent last() throws IOException {
    List<RunEvent> events = events();
    return events.get(events.size() - 1);
  }

  Evaluation evaluation() throws IOException {
    return JSON.read(Files.readString(artifact("evaluation.json")), Evaluation.class);
  }

  Plots plots() throws IOException {
    return JSON.read(Files.readString(artifact(Plots.PATH)), Plots.class);
  }

  Drift drift() throws IOException {
    String report = Files.readString(artifact(Drift.PATH));
    return JSON.mapper()
        .readTree(report)
        .get("drift")
        .traverse(JSON.mapper())
        .readValueAs(Drift.class);
  }

  File log() {
    return folder.resolve("log.txt").toFile();
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }
}
