package org.werkbank.infra.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/** Seconds that a run takes for each million rows of a table that does not fit into its memory. */
public final class ScaleBench {
  private static final int HEAP_MIB = 2304;
  private static final int ALLOWED_MIB = 4096;
  private static final double MILLION = 1e6;
  private static final Duration LONGEST = Duration.ofHours(3);

  private ScaleBench() {}

  public static void main(String[] arguments) throws Exception {
    double[] millions = Arrays.stream(arguments).mapToDouble(Double::parseDouble).toArray();
    double[] perMillion = new double[millions.length];
    long peak = 0;
    for (int i = 0; i < millions.length; i++) {
      Measured measured = measure((long) (millions[i] * MILLION));
      perMillion[i] = measured.seconds / millions[i];
      peak = Math.max(peak, measured.peakMiB);
    }
    System.out.printf(
        "seconds per million rows, the most against the fewest rows: ratio %.2f (aim 1.15);"
            + " most memory %d MiB (aim %d)%n",
        perMillion[perMillion.length - 1] / perMillion[0], peak, ALLOWED_MIB);
  }

  private record Measured(double seconds, long peakMiB) {}

  private static Measured measure(long rows) throws Exception {
    try (WorkFolder folder = WorkFolder.make("scale");
        ServerProcess server =
            ServerProcess.start(
                folder.path().resolve("home"),
                Map.of(
                    "WERKBANK_RUN_WARM",
                    "false",
                    "WERKBANK_RUN_MEMORY_MIB",
                    String.valueOf(HEAP_MIB)),
                List.of("-Xmx256m"));
        TreeMemory memory = new TreeMemory(server.handle())) {
      Werkbank office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
      office.office().admit("bench", "Bench GmbH", "company");
      String token = office.office().addUser("bench", "ds@bench.example", "ds", "data-scientist");
      Werkbank member = Werkbank.at(server.address(), token);
      String dataset = member.datasets().create("wide table", "");
      long begin = System.nanoTime();
      long bytes = put(server, token, dataset, rows);
      double uploaded = (System.nanoTime() - begin) / 1e9;
      member.datasets().confirmSchema(dataset, Map.of(WideTable.LABEL, "label"));
      Run run =
          member
              .runs()
              .train(
                  NewRun.of("quality-boosting", dataset)
                      .splitBy(Map.of("kind", "time", "test", 0.1))
                      .with("trees", 100),
                  LONGEST);
      if (!run.succeeded()) {
        throw new IllegalStateException(String.valueOf(run.error()));
      }
      JsonNode card = Objects.requireNonNull(run.resources());
      double seconds = card.path("wallSeconds").asDouble();
      System.out.printf(
          "%,d rows, %.2f GB: upload %.0f s, run %.0f s = %.1f s per million rows, %d MiB;"
              + " AUC %.4f (naive 0.5), phases %s%n",
          rows,
          bytes / 1e9,
          uploaded,
          seconds,
          seconds / (rows / MILLION),
          memory.peakMiB(),
          run.test("roc_auc").value(),
          phases(run));
      return new Measured(seconds, memory.peakMiB());
    }
  }

  private static long put(ServerProcess server, String token, String dataset, long rows)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                server
                    .address()
                    .resolve("/api/v1/datasets/" + dataset + "/versions?filename=wide.csv"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofInputStream(() -> new WideTable(rows, 1)))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(answer.body())
        .path("sizeBytes")
        .asLong();
  }

  private static String phases(Run run) {
    StringBuilder text = new StringBuilder();
    for (JsonNode phase : Objects.requireNonNull(run.progress()).path("phases")) {
      long millis = phase.path("lastAt").asLong() - phase.path("beganAt").asLong();
      text.append(String.format("%s %.0f s ", phase.path("name").asText(), millis / 1e3));
    }
    return text.toString().strip();
  }
}
