package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way through the official Java client, a part of the store for each request, and
 * what goes wrong on the way.
 */
final class CutUpload {
  /** The least part of the store, of which files of this size are made. */
  static final long PART_BYTES = 5 << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CHUNK_BYTES = 64 << 10;

  private final Plant plant;
  private final Path file;
  private final Random random;
  private final CuttableClient client = new CuttableClient();
  private final List<Long> sentTwice = new ArrayList<>();
  private @Nullable TusUploader uploader;
  private String address = "";

  CutUpload(Plant plant, Path file, Random random) throws IOException {
    this.plant = plant;
    this.file = file;
    this.random = random;
    client.setUploadCreationURL(plant.server().address().resolve("/files").toURL());
    client.setHeaders(Map.of("Authorization", "Bearer " + plant.token()));
    client.enableResuming(new TusURLMemoryStore());
  }

  /** Sends the whole file, with one cut in each of as many stretches of it. */
  void send(List<Runnable> cuts) throws IOException, ProtocolException {
    long size = file.toFile().length();
    String dataset = plant.member().datasets().create("cut", "");
    resume(dataset);
    for (int i = 0; i < cuts.size(); i++) {
      double place = (i + 0.1 + 0.8 * random.nextDouble()) / cuts.size();
      long until = (long) (place * size);
      sendUntil(until, dataset);
      cuts.get(i).run();
      long sent = uploader.getOffset();
      Plant.awaitUntil("the upload goes on", PATIENCE, () -> canResume(dataset));
      sentTwice.add(sent - uploader.getOffset());
    }
    sendUntil(size, dataset);
    uploader.finish();
  }

  /** Tries again as clients do: a store that has just come back may not answer at once. */
  private void sendUntil(long until, String dataset) {
    int failures = 0;
    while (uploader.getOffset() < until) {
      try {
        uploader.uploadChunk();
      } catch (IOException | ProtocolException failed) {
        failures++;
        assertThat(failures).as("failures beside the cuts: %s", failed).isLessThan(10);
        Plant.awaitUntil("the upload goes on", PATIENCE, () -> canResume(dataset));
      }
    }
  }

  void cutTheLine() {
    client.connection.disconnect();
  }

  /** For a store that has gone: what the sender sends now leads nowhere. */
  void goOnUntilItFails() {
    long before = uploader.getOffset();
    try {
      while (uploader.uploadChunk() > 0) {
        assertThat(uploader.getOffset() - before).isLessThan(10 * PART_BYTES);
      }
      throw new AssertionError("it did not fail");
    } catch (IOException | ProtocolException failed) {
      assertThat(failed).isNotNull();
    }
  }

  List<Long> sentTwice() {
    return sentTwice;
  }

  /** The version it has become, as the server describes it. */
  JsonNode version() throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(send("GET", versionAddress(), BodyHandlers.ofString()).body());
  }

  void download(Path to) throws IOException, InterruptedException {
    HttpResponse<Path> answer = send("GET", versionAddress() + "/content", BodyHandlers.ofFile(to));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private String versionAddress() throws IOException, InterruptedException {
    HttpResponse<Void> head = send("HEAD", address, BodyHandlers.discarding());
    return head.headers().firstValue("Werkbank-Version").orElseThrow();
  }

  private <T> HttpResponse<T> send(String method, String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(plant.server().address().resolve(path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + plant.token())
                .header("Tus-Resumable", "1.0.0")
                .build(),
            body);
  }

  private boolean canResume(String dataset) {
    try {
      resume(dataset);
      // A request that has not noticed its end holds the upload; asking with no bytes tells.
      return send("HEAD", address, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | ProtocolException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void resume(String dataset) throws IOException, ProtocolException {
    TusUpload upload = new TusUpload(file.toFile());
    upload.setMetadata(Map.of("dataset", dataset, "filename", "press.csv"));
    TusUploader next = client.resumeOrCreateUpload(upload);
    next.setChunkSize(CHUNK_BYTES);
    next.setRequestPayloadSize((int) PART_BYTES);
    assertThat(address).isIn("", next.getUploadURL().getPath());
    address = next.getUploadURL().getPath();
    uploader = next;
  }

  /** Remembers its connection, so that it can be cut. */
  private static final class CuttableClient extends TusClient {
    private HttpURLConnection connection;

    @Override
    public void prepareConnection(HttpURLConnection next) {
      super.prepareConnection(next);
      connection = next;
    }
  }
}
