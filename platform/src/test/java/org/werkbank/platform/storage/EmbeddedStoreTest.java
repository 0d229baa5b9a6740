package org.werkbank.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

class EmbeddedStoreTest extends ObjectStoreContractTest {
  @TempDir static Path folder;
  private final SetClock clock = new SetClock();

  @Override
  ObjectStore open() {
    return EmbeddedStore.open(folder, clock, new RandomIds(new SecureRandom())::secret);
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
    clock.now = clock.now.plusSeconds(301);
    refused(() -> get(second, "wb-ours", "life"));
  }

  @Test
  void saysThatItCannotBeReachedOnceItIsClosed(@TempDir Path other) {
    ObjectStore closed =
        EmbeddedStore.open(other, Clock.systemUTC(), new RandomIds(new SecureRandom())::secret);
    assertThat(closed.isReachable()).isTrue();
    closed.close();
    assertThat(closed.isReachable()).isFalse();
    assertThatThrownBy(() -> closed.find("wb-ours", "x"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(ProblemType.STORE_UNAVAILABLE));
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
