package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.hostile.Intruder;

/**
 * Submitted code that wants more than the rows it is given, in a real process behind real walls.
 */
class HostileJarIT {
  private static final Duration CANCEL = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @BeforeAll
  static void needsWalls() {
    boolean there = Files.isExecutable(Path.of("/usr/bin/bwrap"));
    if (!there && Boolean.parseBoolean(System.getenv("WERKBANK_REQUIRE_PARTS"))) {
      throw new IllegalStateException("bubblewrap is missing: infra/local-stack/install brings it");
    }
    Assumptions.assumeTrue(there, "bubblewrap is missing, so nothing can be shut out");
  }

  @Test
  void findsNoSecretInAnyEnvironment() throws Exception {
    assertThat(logOf(attack("environment", ""))).doesNotContain("REACHED");
  }

  @Test
  void readsNoFileButItsOwn() throws Exception {
    Path database = Files.writeString(folder.resolve("werkbank.db"), "rows");
    Path credentials = Files.writeString(folder.resolve("credentials.properties.of-another"), "k");
    String all =
        String.join(
            ";",
            "/etc/passwd",
            "/etc/shadow",
            "/root/.bashrc",
            "/var/log/dpkg.log",
            database.toString(),
            credentials.toString(),
            folder.resolve("run-spec.json").toString(),
            folder.resolve("events.ndjson").toString(),
            Ai4i.FILE.toAbsolutePath().toString());
    assertThat(logOf(attack("files", all)))
        .contains("KEPT OUT of " + database)
        .contains("KEPT OUT of /etc/passwd")
        .doesNotContain("REACHED");
  }

  @Test
  void opensNoConnectionToThisMachineOrAnother() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(logOf(attack("network", String.valueOf(listening.getLocalPort()))))
          .contains("KEPT OUT of 127.0.0.1")
          .contains("KEPT OUT of 192.0.2.1")
          .doesNotContain("REACHED");
    }
  }

  @Test
  void findsNoProgramToStart() throws Exception {
    assertThat(logOf(attack("programs", "")))
        .contains("KEPT OUT of a shell")
        .doesNotContain("REACHED");
  }

  @Test
  void isStoppedWhenItMultiplies() throws Exception {
    HarnessProcess process = attack("processes", "");
    assertThat(failure(process).code()).isEqualTo("pipeline-limits");
    assertThat(noneLeft()).isTrue();
  }

  @Test
  void writesNothingOutsideItsScratchFolder() throws Exception {
    Path events = folder.resolve("events.ndjson");
    String all =
        String.join(
            ";",
            folder.resolve("planted").toString(),
            folder.resolve("out/planted").toString(),
            events.toString(),
            folder.resolve("pipeline.jar").toString(),
            "/guest/pipeline.jar",
            "/guest/planted",
            "/planted",
            "/usr/lib/planted",
            "/dev/planted",
            "/etc/planted");
    assertThat(logOf(attack("writing", all)))
        .contains("KEPT OUT of /usr/lib/planted")
        .doesNotContain("REACHED");
    assertThat(folder.resolve("planted")).doesNotExist();
    assertThat(folder.resolve("out/planted")).doesNotExist();
    assertThat(Files.readString(events)).doesNotContain("planted");
  }

  @Test
  void fillsNoMoreMemoryThanItMayHave() throws Exception {
    HarnessProcess process = attack("heap", "");
    assertThat(failure(process).message()).isNotBlank();
    assertThat(logOf(process)).doesNotContain("REACHED");
    assertThat(logOf(attack("native-memory", "")))
        .contains("KEPT OUT of native memory")
        .doesNotContain("REACHED");
  }

  @Test
  void fillsNoDisk() throws Exception {
    assertThat(logOf(attack("disk", "")))
        .contains("KEPT OUT of the whole disk")
        .doesNotContain("REACHED");
  }

  @Test
  void thatNeverEndsIsEndedWithItsRunAndLeavesNothing() throws Exception {
    HarnessProcess process = prepared("forever", "");
    Process running = process.start("run", folder.resolve("run-spec.json").toString());
    try {
      process.awaitTraining(running);
      Instant deadline = Instant.now().plusSeconds(60);
      while (!logOf(process).contains("BEGAN") && Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
      }
      Instant asked = Instant.now();
      running.destroy();
      assertThat(process.end(running)).isEqualTo(ExitCode.CANCELLED.code());
      while (!noneLeft() && Duration.between(asked, Instant.now()).compareTo(CANCEL) < 0) {
        Thread.onSpinWait();
      }
      assertThat(noneLeft()).isTrue();
      assertThat(Duration.between(asked, Instant.now())).isLessThan(CANCEL);
      assertThat(process.last()).isInstanceOf(RunEvent.Cancelled.class);
    } finally {
      running.destroyForcibly();
    }
  }

  @Test
  void isCutShortWhenItTalksTooMuch() throws Exception {
    HarnessProcess process = attack("log", "");
    assertThat(Files.size(process.log().toPath())).isLessThan(3 << 20);
    assertThat(logOf(process)).contains("the rest is left out");
  }

  @Test
  void forgesNoEvent() throws Exception {
    HarnessProcess process = attack("forgery", "");
    assertThat(failure(process).code()).isEqualTo("pipeline-ended");
    assertThat(process.events()).noneMatch(RunEvent.Evaluated.class::isInstance);
  }

  @Test
  void thatLeavesQuietlyFailsTheRun() throws Exception {
    assertThat(failure(attack("exit", "")).code()).isEqualTo("pipeline-ended");
  }

  @Test
  void hidesNoObjectInItsModelThatAnybodyWakes() throws Exception {
    Path marker = folder.resolve("woken");
    HarnessProcess process = attack("gadget", marker.toString());
    assertThat(process.last()).isInstanceOf(RunEvent.Completed.class);
    assertThat(marker).doesNotExist();
  }

  @Test
  void remembersNothingFromOneFoldToTheNext() throws Exception {
    HarnessProcess process = attack("memory", "");
    assertThat(process.last()).isInstanceOf(RunEvent.Completed.class);
    assertThat(process.evaluation().test().metrics().get("roc_auc").value()).isBetween(0.4, 0.6);
  }

  private HarnessProcess attack(String kind, String target) throws Exception {
    HarnessProcess process = prepared(kind, target);
    process.end(process.start("run", folder.resolve("run-spec.json").toString()));
    return process;
  }

  private HarnessProcess prepared(String kind, String target) throws Exception {
    HarnessProcess process = new HarnessProcess(folder);
    RunSpec like =
        Ai4i.of(
            Templates.all().get(0),
            Map.of("attack", kind, "target", target),
            kind.equals("memory") ? Split.kfold(2) : Split.time(0.3),
            process.prefix());
    process.write(
        new RunSpec(
            like.specVersion(),
            like.runId(),
            like.attempt(),
            like.mode(),
            new PipelineRef("intruder", "1.0.0", "0".repeat(64), Intruder.class.getName()),
            like.task(),
            like.inputs(),
            like.parameters(),
            like.split(),
            like.seed(),
            like.outputs(),
            like.limits(),
            like.requestedAt()));
    jar(folder.resolve("pipeline.jar"));
    return process;
  }

  private static RunEvent.Failed failure(HarnessProcess process) throws IOException {
    return (RunEvent.Failed) process.last();
  }

  private static String logOf(HarnessProcess process) throws IOException {
    return Files.readString(process.log().toPath());
  }

  /** Whether no guest lives any more; the tests of this module run one after the other. */
  private static boolean noneLeft() {
    return ProcessHandle.allProcesses()
        .noneMatch(one -> one.info().commandLine().orElse("").contains("guest.GuestMain"));
  }

  private static void jar(Path file) throws IOException {
    Path classes = Path.of("target/test-classes");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> found = Files.list(classes.resolve("org/werkbank/hostile"))) {
      List<Path> all = found.toList();
      for (Path one : all) {
        jar.putNextEntry(new JarEntry(classes.relativize(one).toString()));
        try (InputStream in = Files.newInputStream(one)) {
          in.transferTo(jar);
        }
      }
      jar.putNextEntry(new JarEntry("META-INF/services/org.werkbank.training.api.PredictorReader"));
      jar.write("org.werkbank.hostile.Remembered$Reader".getBytes());
    }
  }
}
