package org.werkbank.infra.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/** An upload with hashing and profiling against a plain put of the same file to the same store. */
public final class UploadBench {
  private static final int TIMES = 3;

  private UploadBench() {}

  public static void main(String[] arguments) throws Exception {
    long mib = arguments.length == 0 ? 1024 : Long.parseLong(arguments[0]);
    double[] plain = new double[TIMES];
    double[] ours = new double[TIMES];
    try (WorkFolder folder = WorkFolder.make("upload");
        ServerProcess server =
            ServerProcess.start(
                folder.path().resolve("home"),
                Map.of("WERKBANK_RUN_WARM", "false"),
                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=64m"))) {
      Werkbank office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
      office.office().admit("bench", "Bench GmbH", "company");
      String token = office.office().addUser("bench", "ds@bench.example", "ds", "data-scientist");
      Werkbank member = Werkbank.at(server.address(), token);
      PlainStore store = PlainStore.open();
      for (int i = 0; i < TIMES; i++) {
        // Another seed each time, since the platform recognises content it has.
        Path file = SeededCsv.ofBytes(folder.path().resolve("data.csv"), mib << 20, i);
        plain[i] = store.put(file, "data" + i);
        String dataset = member.datasets().create("bench " + i, "");
        long begin = System.nanoTime();
        put(server.address(), token, dataset, file);
        ours[i] = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%d MiB: plain put %.1f s, upload %.1f s%n", mib, plain[i], ours[i]);
      }
      System.out.printf("peak memory of the server: %d MiB%n", PeakMemory.mibOf(server));
    }
    System.out.printf(
        "plain put %.0f MiB/s, upload with hash and profile %.0f MiB/s, ratio %.2f (aim 0.7)%n",
        mib / Median.of(plain), mib / Median.of(ours), Median.of(plain) / Median.of(ours));
  }

  /** Sends the file as curl does; our own client would hash it once before. */
  private static void put(URI server, String token, String dataset, Path file) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                server.resolve("/api/v1/datasets/" + dataset + "/versions?filename=data.csv"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofFile(file))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }
}
