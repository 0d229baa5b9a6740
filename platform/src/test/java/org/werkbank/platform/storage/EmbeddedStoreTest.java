package org.werkbank.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.SetClock;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

class EmbeddedStoreTest extends ObjectStoreContractTest {
  @TempDir static Path home;
  private final SetClock clock = new SetClock(Instant.parse("2026-11-25T08:00:00Z"));

  @Override
  ObjectStore open() {
    return EmbeddedStore.open(
        home.resolve("objects"), clock, new RandomIds(new SecureRandom())::secret);
  }

  /** Everything on the disk, since unfinished parts are no keys. */
  @Override
  List<String> unfinished(String bucket, String key) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("objects").resolve(bucket))) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aRunThatOutlivesTheServerGoesOnWithItsKeys(@TempDir Path other) throws Exception {
    SetClock time = new SetClock(Instant.parse("2026-11-25T08:00:00Z"));
    RandomIds ids = new RandomIds(new SecureRandom());
    ObjectStore before = EmbeddedStore.open(other.resolve("objects"), time, ids::secret);
    before.ensureBucket("wb-ours");
    List<Grant> grants = List.of(Grant.write("wb-ours", "runs/1/1/"));
    TemporaryCredentials kept = before.issue(grants, Duration.ofMinutes(5));
    TemporaryCredentials revoked = before.issue(grants, Duration.ofMinutes(5));
    before.revoke(revoked);
    before.close();

    ObjectStore after = EmbeddedStore.open(other.resolve("objects"), time, ids::secret);
    try (MinioClient client = clientOf(after.address(), kept);
        MinioClient late = clientOf(after.address(), revoked)) {
      assertThat(after.address()).isEqualTo(before.address());
      after.put("wb-ours", "runs/1/1/x", new ByteArrayInputStream(new byte[1]), 1, "text/plain");
      get(client, "wb-ours", "runs/1/1/x").close();
      refused(() -> get(late, "wb-ours", "runs/1/1/x"));
      refused(() -> get(client, "wb-ours", "runs/2/1/x"));
    } finally {
      after.close();
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(other.resolve("objects-keys"))))
        .isEqualTo("rwx------");
  }

  @Test
  void takesAnotherPortWhenTheOneBeforeIsTaken(@TempDir Path other) throws Exception {
    RandomIds ids = new RandomIds(new SecureRandom());
    ObjectStore first = EmbeddedStore.open(other.resolve("objects"), clock, ids::secret);
    ObjectStore second = EmbeddedStore.open(other.resolve("objects"), clock, ids::secret);
    try {
      assertThat(second.address()).isNotEqualTo(first.address());
      assertThat(second.isReachable()).isTrue();
    } finally {
      second.close();
      first.close();
    }
  }

  @Test
  void credentialsEndWithTheirLifetimeAndWhenTheyAreRevoked() throws Exception {
    store().put("wb-ours", "life", new ByteArrayInputStream(new byte[1]), 1, "text/plain");
    List<Grant> grants = List.of(Grant.read("wb-ours", "life"));
    TemporaryCredentials revoked = store().issue(grants, Duration.ofMinutes(5));
    MinioClient first = clientOf(revoked);
    get(first, "wb-ours", "life").close();
    store().revoke(revoked);
    refused(() -> get(first, "wb-ours", "life"));

    MinioClient second = clientOf(store().issue(grants, Duration.ofMinutes(5)));
    get(second, "wb-ours", "life").close();
    clock.forward(Duration.ofSeconds(301));
    refused(() -> get(second, "wb-ours", "life"));
  }

  @Test
  void saysThatItCannotBeReachedOnceItIsClosed(@TempDir Path other) {
    ObjectStore closed =
        EmbeddedStore.open(
            other.resolve("objects"), Clock.systemUTC(), new RandomIds(new SecureRandom())::secret);
    assertThat(closed.isReachable()).isTrue();
    closed.close();
    assertThat(closed.isReachable()).isFalse();
    assertThatThrownBy(() -> closed.find("wb-ours", "x"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.STORE_UNAVAILABLE));
  }
}
