package org.werkbank.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** The embedded store on a disk of 60 MB, which takes the right to mount one. */
class FullDiskStoreTest {
  private static final int BYTES = 100 << 20;

  @TempDir private Path disk;

  @ParameterizedTest(name = "size said {0}")
  @ValueSource(longs = {-1, BYTES})
  void saysThatTheDiskIsFullAndLeavesNothing(long sizeBytes) throws Exception {
    assumeMounted();
    try (ObjectStore store =
        EmbeddedStore.open(
            disk.resolve("objects"),
            Clock.systemUTC(),
            new RandomIds(new SecureRandom())::secret)) {
      store.ensureBucket("wb-ours");
      assertThatThrownBy(
              () ->
                  store.put(
                      "wb-ours",
                      "x",
                      new ByteArrayInputStream(new byte[BYTES]),
                      sizeBytes,
                      "text/csv"))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.STORE_FULL));
      store.put("wb-ours", "small", new ByteArrayInputStream(new byte[1]), 1, "text/csv");
      List<String> keys = new ArrayList<>();
      store.forEach("wb-ours", "", object -> keys.add(object.key()));
      assertThat(keys).containsExactly("small");
      try (Stream<Path> files = Files.walk(disk.resolve("objects"))) {
        assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
            .containsExactly("small");
      }
    } finally {
      run("umount", "--lazy", disk.toString());
    }
  }

  @Test
  void knowsFullDisksFromOtherFailures() {
    assertThat(
            FullDiskStore.isFull(
                new IllegalStateException(new IOException("No space left on device"))))
        .isTrue();
    assertThat(FullDiskStore.isFull(new IOException("Connection reset"))).isFalse();
    assertThat(FullDiskStore.isFull(new IOException())).isFalse();
  }

  /** Part of the machine rather than a part to install, so a plain user skips it even in CI. */
  private void assumeMounted() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mount"))
            && run("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", disk.toString()) == 0,
        "this user may not mount a small disk");
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
