package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.spark.deploy.SparkSubmit;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.platform.Waiting;
import org.werkbank.platform.storage.Grant;

/** A launcher over the stand-in for Spark, with the processes it started. */
final class LaunchFixture implements AutoCloseable {
  static final int MEMORY_MIB = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final KeyStore store = new KeyStore();
  final SparkLauncher launcher;
  private final List<TrainingProcess> started = new ArrayList<>();

  LaunchFixture(Path home, boolean warm) {
    Path training = home.resolve("training");
    makeTraining(training);
    this.launcher =
        new SparkLauncher(
            new LaunchSettings(
                home.resolve("work"),
                home.resolve("cache"),
                training,
                "local[*]",
                MEMORY_MIB,
                1,
                warm,
                false),
            store,
            Clock.systemUTC());
  }

  TrainingProcess start(String runId, String what) {
    return start(request(runId, what, null));
  }

  TrainingProcess start(LaunchRequest request) {
    TrainingProcess process = launcher.start(request);
    started.add(process);
    return process;
  }

  static LaunchRequest request(String runId, String what, LaunchRequest.JarObject jar) {
    Input data =
        new Input(
            Input.DATA,
            "d1",
            "v1",
            "s3a://wb-ours/d",
            "text/csv",
            "0".repeat(64),
            9,
            List.of(),
            null);
    RunSpec spec =
        new RunSpec(
            RunSpec.VERSION,
            runId,
            1,
            Mode.TRAIN,
            new PipelineRef("quality-forest", "1.0.0", null, "org.example.Trainer"),
            "classification",
            List.of(data),
            Map.of("do", what),
            Split.kfold(5),
            1,
            new Outputs("s3a://wb-ours/runs/" + runId + "/1/"),
            new Limits(600, MEMORY_MIB, 1),
            "2026-11-25T10:00:00Z");
    return new LaunchRequest(
        spec,
        List.of(Grant.read("wb-ours", "d"), Grant.write("wb-ours", "runs/" + runId + "/1/")),
        jar);
  }

  static List<String> events(TrainingProcess process) {
    return process.directory().eventsAfter(0, 1 << 20).lines();
  }

  static String log(TrainingProcess process) {
    try (InputStream log = process.directory().log(0)) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void until(String what, BooleanSupplier condition) {
    Waiting.until(what, PATIENCE, condition);
  }

  @Override
  public void close() {
    started.forEach(process -> process.stop(Duration.ZERO));
    launcher.close();
  }

  private static void makeTraining(Path training) {
    try {
      Files.createDirectories(training.resolve("lib"));
      if (Files.exists(training.resolve("training.jar"))) {
        return;
      }
      String name = SparkSubmit.class.getName().replace('.', '/') + ".class";
      try (InputStream code =
              Objects.requireNonNull(SparkSubmit.class.getClassLoader().getResourceAsStream(name));
          JarOutputStream jar =
              new JarOutputStream(Files.newOutputStream(training.resolve("training.jar")))) {
        jar.putNextEntry(new ZipEntry(name));
        code.transferTo(jar);
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
