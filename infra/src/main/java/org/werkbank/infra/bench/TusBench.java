package org.werkbank.infra.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/**
 * A resumable upload (tus) in one request, as clients send it when nothing is cut, with hash and
 * profile, against a plain put of the same file to the same store.
 */
public final class TusBench {
  private static final int TIMES = 3;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String token;

  private TusBench(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  public static void main(String[] arguments) throws Exception {
    long mib = arguments.length == 0 ? 1024 : Long.parseLong(arguments[0]);
    double[] plain = new double[TIMES];
    double[] ours = new double[TIMES];
    try (WorkFolder folder = WorkFolder.make("tus");
        ServerProcess server =
            ServerProcess.start(
                folder.path().resolve("home"),
                Map.of("WERKBANK_RUN_WARM", "false"),
                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=64m"))) {
      Werkbank office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
      office.office().admit("bench", "Bench GmbH", "company");
      String token = office.office().addUser("bench", "ds@bench.example", "ds", "data-scientist");
      Werkbank member = Werkbank.at(server.address(), token);
      TusBench sender = new TusBench(server.address(), token);
      PlainStore store = PlainStore.open();
      for (int i = 0; i < TIMES; i++) {
        // Another seed each time, since the platform recognises content it has.
        Path file = SeededCsv.ofBytes(folder.path().resolve("data.csv"), mib << 20, i);
        plain[i] = store.put(file, "data" + i);
        ours[i] = sender.send(member.datasets().create("bench " + i, ""), file);
        System.out.printf("%d MiB: plain put %.1f s, tus %.1f s%n", mib, plain[i], ours[i]);
      }
      System.out.printf("peak memory of the server: %d MiB%n", PeakMemory.mibOf(server));
    }
    System.out.printf(
        "plain put %.0f MiB/s, tus with hash and profile %.0f MiB/s, ratio %.2f (aim 0.7)%n",
        mib / Median.of(plain), mib / Median.of(ours), Median.of(plain) / Median.of(ours));
  }

  /** From the first request to the version, in seconds. */
  private double send(String dataset, Path file) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<String> made =
        http.send(
            to("/files")
                .header("Upload-Length", String.valueOf(Files.size(file)))
                .header(
                    "Upload-Metadata",
                    "dataset " + base64(dataset) + ",filename " + base64("data.csv"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    expect(201, made);
    HttpResponse<String> sent =
        http.send(
            to(made.headers().firstValue("Location").orElseThrow())
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofFile(file))
                .build(),
            BodyHandlers.ofString());
    expect(204, sent);
    if (sent.headers().firstValue("Werkbank-Version").isEmpty()) {
      throw new IllegalStateException("the last byte did not make a version");
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Tus-Resumable", "1.0.0");
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
