package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.infra.server.Repository;

/** What happens when a process dies at the worst moment: nothing acknowledged is lost. */
class FaultsIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aServerKilledDuringAnUploadLeavesNoHalfVersion(@TempDir Path home) throws Exception {
    try (Plant plant = new Plant(home, Map.of())) {
      String acknowledged = plant.ai4i();
      String dataset = plant.member().datasets().create("cut", "");
      StalledBody body = new StalledBody(40 << 20);
      CompletableFuture<HttpResponse<Void>> upload =
          HttpClient.newHttpClient()
              .sendAsync(
                  HttpRequest.newBuilder(
                          plant
                              .server()
                              .address()
                              .resolve("/api/v1/datasets/" + dataset + "/versions?filename=x.csv"))
                      .header("Authorization", "Bearer " + plant.token())
                      .header("Content-Type", "text/csv")
                      .PUT(BodyPublishers.ofInputStream(() -> body))
                      .build(),
                  BodyHandlers.discarding());
      body.stalled.await();
      plant.kill();
      assertThatThrownBy(upload::join).hasRootCauseInstanceOf(IOException.class);

      plant.startAgain();
      assertThat(versionStatus(plant, dataset)).isEqualTo(404);
      assertThat(versionStatus(plant, acknowledged)).isEqualTo(200);
      assertThat(content(plant, acknowledged))
          .isEqualTo(Files.readAllBytes(Repository.find().sample("ai4i2020.csv")));
      Path again = Files.writeString(home.resolve("again.csv"), "a,b\n1,2\n3,4\n");
      assertThat(plant.member().datasets().upload(dataset, again).version()).isEqualTo(1);
    }
  }

  @Test
  void aServerKilledDuringARunAdoptsItOrCallsItLostAndItCanBeRerun(@TempDir Path home) {
    try (Plant plant = new Plant(home, Map.of())) {
      String dataset = plant.ai4i();
      Run run = plant.member().runs().start(Plant.longRun(dataset));
      running(plant, run.id());
      plant.kill();
      plant.startAgain();
      Run seen = plant.member().runs().get(run.id());
      if (!seen.isTerminal()) {
        assertThat(seen.state()).isEqualTo("RUNNING");
        plant.member().runs().cancel(run.id());
      }
      Run ended = plant.member().runs().await(run.id(), MINUTE, change -> {});
      assertThat(ended.state()).isIn("CANCELLED", "LOST", "FAILED");
      Run again = plant.member().runs().rerun(run.id());
      running(plant, again.id());
      plant.member().runs().cancel(again.id());
      assertThat(plant.member().runs().await(again.id(), MINUTE, change -> {}).state())
          .isEqualTo("CANCELLED");
    }
  }

  @Test
  void aTrainingProcessThatIsKilledFailsItsRunWithASentence(@TempDir Path home) {
    try (Plant plant = new Plant(home, Map.of())) {
      String dataset = plant.ai4i();
      Run run = plant.member().runs().start(Plant.longRun(dataset));
      running(plant, run.id());
      assertThat(trainingProcesses(run.id()).peek(ProcessHandle::destroyForcibly)).isNotEmpty();
      Run ended = plant.member().runs().await(run.id(), MINUTE, change -> {});
      assertThat(ended.state()).isEqualTo("FAILED");
      assertThat(ended.error().path("message").asText()).isNotBlank();
      assertThat(plant.member().runs().artifacts(run.id()))
          .allSatisfy(artifact -> assertThat(artifact.path()).doesNotContain("model"));
    }
  }

  @Test
  void cancellingStopsTheProcessAndLeavesNoObject(@TempDir Path home) throws IOException {
    try (Plant plant = new Plant(home, Map.of())) {
      String dataset = plant.ai4i();
      Run run = plant.member().runs().start(Plant.longRun(dataset));
      running(plant, run.id());
      long begin = System.nanoTime();
      plant.member().runs().cancel(run.id());
      Run ended = plant.member().runs().await(run.id(), MINUTE, change -> {});
      assertThat(ended.state()).isEqualTo("CANCELLED");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
      Plant.awaitUntil(
          "no process left", MINUTE, () -> trainingProcesses(run.id()).findAny().isEmpty());
      try (Stream<Path> objects = Files.walk(home.resolve("objects"))) {
        assertThat(objects.filter(Files::isRegularFile).map(Path::toString))
            .noneMatch(path -> path.contains(run.id()) && path.contains("model.zip"));
      }
    }
  }

  @Test
  void trainingWithTooLittleMemorySaysSoInWordsAUserUnderstands(@TempDir Path home)
      throws IOException {
    try (Plant plant = new Plant(home, Map.of("WERKBANK_RUN_MEMORY_MIB", "512"))) {
      String dataset = plant.member().datasets().create("wide", "");
      plant.member().datasets().upload(dataset, wideTable(home.resolve("wide.csv")));
      plant.member().datasets().confirmSchema(dataset, Map.of("label", "label"));
      Run run =
          plant
              .member()
              .runs()
              .start(NewRun.of("quality-forest", dataset).splitBy(Map.of("kind", "holdout")));
      Run ended = plant.member().runs().await(run.id(), Duration.ofMinutes(4), change -> {});
      assertThat(ended.state()).isEqualTo("FAILED");
      assertThat(ended.error().path("message").asText()).contains("memory");
      assertThat(ended.error().path("code").asText()).isIn("out-of-memory", "too-large-for-memory");
    }
  }

  private static void running(Plant plant, String id) {
    Plant.awaitUntil(
        "run " + id + " is running",
        MINUTE,
        () -> {
          Run run = plant.member().runs().get(id);
          assertThat(run.isTerminal()).as("%s %s", run.state(), run.error()).isFalse();
          return run.state().equals("RUNNING");
        });
  }

  private static Stream<ProcessHandle> trainingProcesses(String runId) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              try {
                return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .toString()
                    .contains(runId);
              } catch (IOException gone) {
                return false; // it ended while we looked
              }
            });
  }

  private static int versionStatus(Plant plant, String dataset) throws Exception {
    return send(plant, "/api/v1/datasets/" + dataset + "/versions/1").statusCode();
  }

  private static byte[] content(Plant plant, String dataset) throws Exception {
    return send(plant, "/api/v1/datasets/" + dataset + "/versions/1/content").body();
  }

  private static HttpResponse<byte[]> send(Plant plant, String path) throws Exception {
    URI address = plant.server().address().resolve(path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + plant.token())
                .build(),
            BodyHandlers.ofByteArray());
  }

  /** 300,000 rows x 60 columns: more than a training process of 512 MiB can hold. */
  private static Path wideTable(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        line.append('f').append(i).append(',');
      }
      out.write(line.append("label\n").toString());
      java.util.Random random = new java.util.Random(1);
      for (int row = 0; row < 300_000; row++) {
        line.setLength(0);
        for (int i = 0; i < 60; i++) {
          line.append(random.nextInt(100_000)).append(',');
        }
        out.write(line.append(row % 7 == 0 ? "1\n" : "0\n").toString());
      }
    }
    return file;
  }

  /** A CSV that stops in the middle and never ends. */
  private static final class StalledBody extends InputStream {
    final CountDownLatch stalled = new CountDownLatch(1);
    private final byte[] line = "12.5,7.25,abc\n".getBytes(StandardCharsets.UTF_8);
    private final int length;
    private int position;

    StalledBody(int length) {
      this.length = length;
    }

    @Override
    public int read() {
      if (position == length) {
        stalled.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }
      return line[position++ % line.length];
    }
  }
}
