package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class LocalStackIT {
  private static final int NOT_RUNNING = 3;

  @Test
  void storeStartsTellsItsSettingsAndStops() throws Exception {
    try (LocalStack stack = LocalStack.start("minio")) {
      String endpoint = stack.settings().get("WERKBANK_STORE_ENDPOINT");
      assertThat(status(endpoint + "/minio/health/live")).isEqualTo(200);
      Path secret = Path.of(stack.settings().get("WERKBANK_STORE_SECRET_KEY_FILE"));
      assertThat(Files.getPosixFilePermissions(secret))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertNoCommandLineHolds(Files.readString(secret));
      assertThat(stack.call("minio", "status").code()).isZero();
      assertThat(stack.call("minio", "stop").code()).isZero();
      assertThat(stack.call("minio", "status").code()).isEqualTo(NOT_RUNNING);
      assertClosed(stack.port("MINIO_PORT"));
    }
  }

  @Test
  void databaseStartsTwiceWithTheSameDataAndStops() throws Exception {
    try (LocalStack stack = LocalStack.start("postgres")) {
      assertThat(stack.settings().get("WERKBANK_DATABASE_URL"))
          .isEqualTo("jdbc:postgresql://127.0.0.1:" + stack.port("POSTGRES_PORT") + "/werkbank");
      assertNoCommandLineHolds(
          Files.readString(Path.of(stack.settings().get("WERKBANK_DATABASE_PASSWORD_FILE"))));
      assertThat(stack.call("postgres", "start").words()).contains("already running");
      assertThat(stack.call("postgres", "stop").code()).isZero();
      assertClosed(stack.port("POSTGRES_PORT"));
      assertThat(stack.call("postgres", "start").code()).isZero();
      assertThat(stack.call("postgres", "status").code()).isZero();
    }
  }

  @Test
  void sparkHasAMasterWithAWorker() throws Exception {
    try (LocalStack stack = LocalStack.start("spark")) {
      assertThat(stack.settings())
          .containsEntry("WERKBANK_SPARK_MASTER", "spark://127.0.0.1:" + stack.port("SPARK_PORT"));
      assertThat(body("http://127.0.0.1:" + stack.port("SPARK_UI_PORT") + "/json/"))
          .contains("\"aliveworkers\" : 1");
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (LocalStack stack = LocalStack.start("minio");
        LocalStack other = LocalStack.start()) {
      String port = String.valueOf(stack.port("MINIO_PORT"));
      LocalStack.Outcome refused = other.callWith("MINIO_PORT", port, "minio", "start");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.words()).contains(port).contains("MINIO_PORT");
    }
  }

  private static int status(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static String body(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  private static void assertClosed(int port) {
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  private static void assertNoCommandLineHolds(String secret) {
    assertThat(secret).hasSizeGreaterThan(15);
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains(secret));
  }
}
