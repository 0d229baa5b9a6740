package org.werkbank.infra.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/** Seconds from submitting a run on 1,000 rows to its end, cold and with a pre-warmed process. */
public final class RunBench {
  private static final int TIMES = 5;
  private static final long ROWS = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private RunBench() {}

  public static void main(String[] arguments) throws Exception {
    double cold = measure("cold", false);
    double warm = measure("pre-warmed", true);
    System.out.printf(
        "median submit to end: cold %.1f s (aim 6 s), pre-warmed %.1f s (aim 3 s), ratio %.2f%n",
        cold, warm, warm / cold);
  }

  private static double measure(String title, boolean isWarm) throws Exception {
    double[] seconds = new double[TIMES];
    try (WorkFolder folder = WorkFolder.make("run");
        ServerProcess server =
            ServerProcess.start(
                folder.path().resolve("home"),
                Map.of("WERKBANK_RUN_WARM", String.valueOf(isWarm)),
                List.of())) {
      Werkbank office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
      office.office().admit("bench", "Bench GmbH", "company");
      Werkbank member =
          Werkbank.at(
              server.address(),
              office.office().addUser("bench", "ds@bench.example", "ds", "data-scientist"));
      String dataset = member.datasets().create("bench", "");
      member
          .datasets()
          .upload(dataset, SeededCsv.ofRows(folder.path().resolve("data.csv"), ROWS, 1));
      member
          .datasets()
          .confirmSchema(dataset, Map.of("part", "id", "time", "time", "failure", "label"));
      NewRun run =
          NewRun.of("quality-forest", dataset)
              .splitBy(Map.of("kind", "holdout", "test", 0.3))
              .with("trees", 20);
      // Not counted: makes the class archive, and lets the first pre-warmed process get ready.
      member.runs().train(run, LONGEST);
      for (int i = 0; i < TIMES; i++) {
        letTheNextOneGetReady(isWarm);
        long begin = System.nanoTime();
        Run ended = member.runs().train(run, LONGEST);
        seconds[i] = (System.nanoTime() - begin) / 1e9;
        JsonNode card = Objects.requireNonNull(ended.resources());
        System.out.printf(
            "%-10s %5.1f s: process %.1f s wall, %.1f s CPU; %s%n",
            title,
            seconds[i],
            card.path("wallSeconds").asDouble(),
            card.path("cpuSeconds").asDouble(),
            phases(ended));
      }
    }
    return Median.of(seconds);
  }

  /** Seconds of every phase; what is missing to the whole is the start of the process. */
  private static String phases(Run run) {
    StringBuilder text = new StringBuilder();
    for (JsonNode phase : Objects.requireNonNull(run.progress()).path("phases")) {
      long millis = phase.path("lastAt").asLong() - phase.path("beganAt").asLong();
      text.append(String.format("%s %.1f ", phase.path("name").asText(), millis / 1e3));
    }
    return text.toString();
  }

  /** People pause between runs; a benchmark must do so on purpose. */
  private static void letTheNextOneGetReady(boolean isWarm) throws InterruptedException {
    if (isWarm) {
      Thread.sleep(12_000);
    }
  }
}
