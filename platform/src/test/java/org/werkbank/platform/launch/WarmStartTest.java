package org.werkbank.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.werkbank.platform.launch.LaunchFixture.log;
import static org.werkbank.platform.launch.LaunchFixture.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {
  @TempDir private Path home;

  @Test
  void givesTheRunToAProcessStartedAheadAndStartsTheNextOneAfterwards() {
    try (LaunchFixture fixture = new LaunchFixture(home, true)) {
      fixture.launcher.begin();
      until("one waits", () -> waiting().size() == 1);
      Path first = waiting().get(0);
      assertThat(first.resolve("credentials.properties")).doesNotExist();

      TrainingProcess process = fixture.start("w1", "tell");
      until("ended", () -> !process.isAlive());
      assertThat(process.exitCode()).hasValue(0);
      assertThat(LaunchFixture.events(process)).containsExactly("{\"n\":1}", "{\"n\":2}");
      assertThat(log(process)).startsWith("waiting\n").contains("folder " + first);
      assertThat(process.use().wallSeconds()).isLessThan(30);

      until("the next one waits", () -> waiting().stream().anyMatch(next -> !next.equals(first)));
      process.directory().remove();
      assertThat(home.resolve("work/w1-1")).doesNotExist();
      assertThat(first).doesNotExist();
    }
    assertThat(waiting()).as("none waits for a server that has ended").isEmpty();
  }

  @Test
  void startsColdWhenTheOneAheadHasDied() throws IOException {
    try (LaunchFixture fixture = new LaunchFixture(home, true)) {
      fixture.launcher.begin();
      until("one waits", () -> waiting().size() == 1);
      Path first = waiting().get(0);
      List<ProcessHandle> ahead =
          ProcessHandle.current()
              .descendants()
              .filter(child -> child.info().commandLine().orElse("").contains(first.toString()))
              .toList();
      assertThat(ahead).isNotEmpty();
      ahead.forEach(ProcessHandle::destroyForcibly);
      until("it died", () -> ahead.stream().noneMatch(ProcessTree::isRunning));
      TrainingProcess process = fixture.start("w2", "tell");
      until("ended", () -> !process.isAlive());
      assertThat(process.exitCode()).hasValue(0);
      assertThat(log(process)).doesNotContain("waiting");
      assertThat(Files.isSymbolicLink(home.resolve("work/w2-1"))).isFalse();
    }
  }

  @Test
  void neverGivesSubmittedCodeToIt() throws Exception {
    byte[] jar = {1};
    try (LaunchFixture fixture = new LaunchFixture(home, true)) {
      fixture.launcher.begin();
      until("one waits", () -> waiting().size() == 1);
      fixture.store.objects.put("wb-ours/p.jar", jar);
      String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
      TrainingProcess process =
          fixture.start(
              LaunchFixture.request(
                  "w3", "tell", new LaunchRequest.JarObject("wb-ours", "p.jar", sha256)));
      until("ended", () -> !process.isAlive());
      assertThat(log(process)).doesNotContain("waiting");
    }
  }

  @Test
  void clearsAwayWhatAnEarlierServerHadStartedAhead() throws IOException {
    Path unused = Files.createDirectories(home.resolve("work/warm-1-1-1"));
    Path used = Files.createDirectories(home.resolve("work/warm-1-1-2"));
    Files.createSymbolicLink(home.resolve("work/w4-1"), used.getFileName());
    try (LaunchFixture fixture = new LaunchFixture(home, true)) {
      assertThat(unused).doesNotExist();
      assertThat(used).exists();
      fixture.launcher.directoryOf("w4", 1).remove();
      assertThat(used).doesNotExist();
    }
  }

  @Test
  void keepsAnArchiveOfClassesOnceOneWasMade() {
    try (LaunchFixture fixture = new LaunchFixture(home, true)) {
      fixture.launcher.begin();
      until("archive made", () -> !archives().isEmpty());
      TrainingProcess process = fixture.start(LaunchFixture.request("w5", "tell", null));
      until("ended", () -> !process.isAlive());
      assertThat(process.exitCode()).hasValue(0);
    }
  }

  private List<Path> waiting() {
    return found("work", "warm-").stream()
        .filter(folder -> read(folder.resolve("log.txt")).equals("waiting\n"))
        .toList();
  }

  private List<Path> archives() {
    return found("cache", "training-");
  }

  private List<Path> found(String folder, String prefix) {
    if (!Files.isDirectory(home.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(home.resolve(folder))) {
      return found
          .filter(path -> path.getFileName().toString().startsWith(prefix))
          .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      return ""; // removed while we looked
    }
  }
}
