package org.werkbank.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.werkbank.platform.launch.LaunchFixture.events;
import static org.werkbank.platform.launch.LaunchFixture.log;
import static org.werkbank.platform.launch.LaunchFixture.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.storage.Grant;

class SparkLauncherTest {
  @TempDir private Path home;
  private LaunchFixture fixture;

  @BeforeEach
  void start() {
    fixture = new LaunchFixture(home, false);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void runsInAFolderOfItsOwnWithoutTheServersEnvironmentAndKeepsKeysToItself() throws Exception {
    TrainingProcess process = fixture.start("r1", "tell");
    until("ended", () -> !process.isAlive());

    assertThat(process.exitCode()).hasValue(0);
    assertThat(events(process)).containsExactly("{\"n\":1}", "{\"n\":2}");
    String log = log(process);
    Path folder = home.resolve("work/r1-1");
    assertThat(log).contains("folder " + folder);
    assertThat(log).doesNotContain("very-secret").doesNotContain("WERKBANK").doesNotContain("JAVA");
    assertThat(environmentNames(log))
        .contains("PATH", "HOME", "LANG", "SPARK_LOCAL_IP", "OMP_NUM_THREADS")
        .as("the shell adds some of its own")
        .isSubsetOf(
            "PATH",
            "HOME",
            "LANG",
            "SPARK_LOCAL_IP",
            "OMP_NUM_THREADS",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    Path keys = folder.resolve("credentials.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(keys))
        .contains("accessKey=key1", "secretKey=very-secret", "region=us-east-1");
    assertThat(fixture.store.granted.get(0))
        .containsExactly(Grant.read("wb-ours", "d"), Grant.write("wb-ours", "runs/r1/1/"));
    until("keys revoked", () -> fixture.store.revoked().equals(List.of("key1")));
  }

  @Test
  void tellsTheExitCode() {
    TrainingProcess process = fixture.start("r2", "seven");
    until("ended", () -> !process.isAlive());
    assertThat(process.exitCode()).hasValue(7);
  }

  @Test
  void saysInTheLogWhenMemoryRanOut() {
    TrainingProcess process = fixture.start("r3", "exhaust");
    until("ended", () -> !process.isAlive());
    assertThat(process.exitCode()).hasValue(3);
    assertThat(log(process)).contains("java.lang.OutOfMemoryError");
  }

  @Test
  void asksToStopAndGivesTimeForLastWords() {
    TrainingProcess process = fixture.start("r4", "work");
    until("works", () -> !events(process).isEmpty());
    assertThat(process.exitCode()).isEmpty();
    process.stop(Duration.ofSeconds(30));
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitCode()).hasValue(143);
    assertThat(events(process)).contains("{\"cancelled\"}");
  }

  @Test
  void killsWhatDoesNotListenAndAllThatCameFromIt() throws IOException {
    TrainingProcess process = fixture.start("r5", "deaf");
    until("works", () -> !events(process).isEmpty());
    ProcessHandle orphan = orphanOf("r5");
    assertThat(ProcessTree.isRunning(orphan)).isTrue();
    process.stop(Duration.ofMillis(300));
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitCode()).hasValue(137);
    until("orphan gone", () -> !ProcessTree.isRunning(orphan));
  }

  @Test
  void leavesNothingRunningBehindAProcessThatEnded() throws IOException {
    TrainingProcess process = fixture.start("r6", "orphan");
    until("ended", () -> !process.isAlive());
    ProcessHandle orphan = orphanOf("r6");
    until("orphan gone", () -> !ProcessTree.isRunning(orphan));
  }

  @Test
  void doesNotLetTheWorkGoOnWhenItsShellIsKilled() {
    TrainingProcess process = fixture.start("r7", "work");
    until("works", () -> !events(process).isEmpty());
    List<ProcessHandle> below =
        ProcessHandle.of(process.identity().pid()).orElseThrow().descendants().toList();
    assertThat(below).isNotEmpty();
    ProcessHandle.of(process.identity().pid()).orElseThrow().destroyForcibly();
    until("all gone", () -> below.stream().noneMatch(ProcessTree::isRunning));
    until("noticed", () -> process.exitCode().isPresent());
    assertThat(process.exitCode()).hasValue(137);
  }

  @Test
  void measuresWhatTheWholeTreeUses() {
    TrainingProcess process = fixture.start("r8", "burn");
    until("burnt", () -> !events(process).isEmpty());
    ResourceUse use = process.use();
    assertThat(use.cpuSeconds()).isBetween(1.0, 60.0);
    assertThat(use.wallSeconds()).isGreaterThanOrEqualTo(2.0);
    assertThat(use.peakMemoryMiB()).isBetween(120L, 1_000L);
    process.stop(Duration.ZERO);
    assertThat(process.use().peakMemoryMiB()).isGreaterThanOrEqualTo(use.peakMemoryMiB());
  }

  @Test
  void findsAProcessOfAnEarlierServerAgain() {
    TrainingProcess process = fixture.start("r9", "work");
    until("works", () -> !events(process).isEmpty());
    try (LaunchFixture later = new LaunchFixture(home, false)) {
      ProcessIdentity identity = process.identity();
      WorkDirectory directory = later.launcher.directoryOf("r9", 1);
      TrainingProcess adopted = later.launcher.adopt(identity, directory).orElseThrow();
      assertThat(adopted.isAlive()).isTrue();
      assertThat(adopted.directory().eventsAfter(0, 100).lines()).containsExactly("{\"n\":1}");
      assertThat(
              later.launcher.adopt(
                  new ProcessIdentity(identity.pid(), identity.startedAtMillis() - 60_000),
                  directory))
          .as("another process under the same number")
          .isEqualTo(Optional.empty());
      adopted.stop(Duration.ofSeconds(30));
      assertThat(adopted.isAlive()).isFalse();
      assertThat(adopted.exitCode()).hasValue(143);
      assertThat(later.launcher.adopt(identity, directory)).isEmpty();
    }
  }

  @Test
  void givesASubmittedJarToTheProcessWhenItIsTheApprovedOne() throws Exception {
    byte[] jar = "a jar".getBytes(StandardCharsets.UTF_8);
    fixture.store.objects.put("wb-ours/pipelines/p.jar", jar);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
    TrainingProcess process =
        fixture.start(
            LaunchFixture.request(
                "r10", "tell", new LaunchRequest.JarObject("wb-ours", "pipelines/p.jar", sha256)));
    until("ended", () -> !process.isAlive());
    assertThat(log(process)).doesNotContain("pipeline.jar");
    assertThat(home.resolve("work/r10-1/pipeline.jar"))
        .as("beside the specification, for a process of its own")
        .hasBinaryContent(jar);
  }

  @Test
  void doesNotStartAJarThatHasChanged() {
    fixture.store.objects.put("wb-ours/p.jar", new byte[] {1});
    LaunchRequest request =
        LaunchFixture.request(
            "r11", "tell", new LaunchRequest.JarObject("wb-ours", "p.jar", "0".repeat(64)));
    assertThatThrownBy(() -> fixture.start(request))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.text().key()).isEqualTo("launch.pipelineChanged"));
    assertThat(home.resolve("work/r11-1")).doesNotExist();
    assertThat(fixture.store.revoked()).containsExactly("key1");
  }

  @Test
  void removesTheFolder() {
    TrainingProcess process = fixture.start("r12", "nothing");
    until("ended", () -> !process.isAlive());
    process.directory().remove();
    assertThat(home.resolve("work/r12-1")).doesNotExist();
    assertThat(events(process)).isEmpty();
    assertThat(process.directory().logSizeBytes()).isZero();
  }

  @Test
  void refusesRunIdsThatLeaveTheFolder() {
    assertThatThrownBy(() -> fixture.launcher.directoryOf("../../etc", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ProcessHandle orphanOf(String runId) throws IOException {
    String pid = Files.readString(home.resolve("work/" + runId + "-1/orphan")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Stream<String> environmentNames(String log) {
    String line = log.substring(log.indexOf("environment {") + "environment {".length());
    return Stream.of(line.substring(0, line.indexOf('}')).split(", "))
        .map(entry -> entry.substring(0, entry.indexOf('=')));
  }
}
