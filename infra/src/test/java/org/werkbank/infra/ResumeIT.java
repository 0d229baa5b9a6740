package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.infra.bench.SeededCsv;

/**
 * Uploads with the official Java client that are cut at random places by everything that can die:
 * the client, the server, the store. In the end the bytes are those of the file, and no cut has
 * cost more than a part. {@code -Dwerkbank.resume.mib=2048 -Dwerkbank.resume.cuts=10} for a larger
 * file that is cut more often.
 */
class ResumeIT {
  private static final int MIB = Integer.getInteger("werkbank.resume.mib", 64);
  private static final int CUTS = Integer.getInteger("werkbank.resume.cuts", 4);
  private static final long SEED = Long.getLong("werkbank.resume.seed", new Random().nextLong());

  @Test
  void clientAndServerDieOnTheEmbeddedStore(@TempDir Path home) throws Exception {
    Path file = SeededCsv.ofBytes(home.resolve("press.csv"), (long) MIB << 20, 1);
    try (Plant plant = new Plant(home.resolve("data"), Map.of())) {
      CutUpload upload = new CutUpload(plant, file, new Random(SEED));
      upload.send(cuts(upload::cutTheLine, () -> killServer(plant)));
      check(plant, upload, file);
    }
  }

  @Test
  void clientServerAndStoreDieOnRealMinio(@TempDir Path home) throws Exception {
    Path file = SeededCsv.ofBytes(home.resolve("press.csv"), (long) MIB << 20, 2);
    try (LocalStack stack = LocalStack.start("minio");
        Plant plant = new Plant(home.resolve("data"), stack.settings())) {
      CutUpload upload = new CutUpload(plant, file, new Random(SEED));
      upload.send(
          cuts(() -> stopStore(stack, upload), () -> killServer(plant), upload::cutTheLine));
      check(plant, upload, file);
    }
  }

  /** Every kind in turn, in an order that is drawn. */
  private static List<Runnable> cuts(Runnable... kinds) {
    List<Runnable> cuts = new ArrayList<>();
    for (int i = 0; i < CUTS; i++) {
      cuts.add(kinds[i % kinds.length]);
    }
    Collections.shuffle(cuts, new Random(SEED));
    return cuts;
  }

  private static void killServer(Plant plant) {
    plant.kill();
    plant.startAgain();
  }

  /** The store comes back once the sender has noticed. */
  private static void stopStore(LocalStack stack, CutUpload upload) {
    assertThat(stack.call("minio", "stop").code()).isZero();
    upload.goOnUntilItFails();
    assertThat(stack.call("minio", "start").code()).isZero();
  }

  private static void check(Plant plant, CutUpload upload, Path file) throws Exception {
    String sha256 = sha256(file);
    assertThat(upload.version().path("sha256").asText()).as("seed %d", SEED).isEqualTo(sha256);
    Path back = file.resolveSibling("back.csv");
    upload.download(back);
    assertThat(sha256(back)).as("seed %d", SEED).isEqualTo(sha256);
    assertThat(upload.sentTwice())
        .as("bytes sent twice after each cut, seed %d", SEED)
        .hasSize(CUTS)
        .allSatisfy(bytes -> assertThat(bytes).isBetween(0L, CutUpload.PART_BYTES));
    assertThat(Files.readString(plant.home().resolve("server.log")))
        .doesNotContain("unexpected, reference");
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
