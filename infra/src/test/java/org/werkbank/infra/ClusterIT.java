package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.client.NewRun;
import org.werkbank.client.Werkbank;

/**
 * Every trainer that ships and every kind of task, on this machine and on a real Spark cluster with
 * the data in a real MinIO: the same seed gives the same figures. {@code -Dwerkbank.cluster.all}
 * takes every pipeline instead.
 */
class ClusterIT {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MACHINES = 12;
  private static final int ROWS = 25 * MACHINES;
  private static final Map<String, Object> SMALL =
      Map.of("trees", 12, "epochs", 3, "window", 5, "season", 7, "longSeason", 0, "ensemble", 2);
  private static final Map<String, String> LABELS =
      Map.of("remaining-life", "life", "forecast", "load", "regression", "share");

  @TempDir private Path folder;

  @Test
  void sameSeedGivesTheSameFiguresHereAndOnTheCluster() throws Exception {
    Path table = table();
    Map<String, JsonNode> here;
    try (Plant plant = new Plant(folder.resolve("here"), Map.of("WERKBANK_RUN_WARM", "true"))) {
      here = figures(plant.member(), table);
    }
    Map<String, JsonNode> there;
    try (LocalStack stack = LocalStack.start("minio", "spark");
        Plant plant = new Plant(folder.resolve("there"), stack.settings())) {
      there = figures(plant.member(), table);
    }
    assertThat(there.keySet()).isEqualTo(here.keySet()).hasSizeGreaterThan(8);
    here.forEach((pipeline, figures) -> same(pipeline, figures, there.get(pipeline)));
  }

  /** The metrics of the test part by pipeline. */
  private static Map<String, JsonNode> figures(Werkbank member, Path table) {
    Map<String, String> datasets = new HashMap<>();
    Map<String, JsonNode> figures = new TreeMap<>();
    for (JsonNode pipeline : varied(member.pipelines().list())) {
      String name = pipeline.path("name").asText();
      String label = LABELS.getOrDefault(pipeline.path("task").asText(), "bad");
      Map<String, Object> split =
          label.equals("load")
              ? Map.of("kind", "time", "test", 0.3)
              : Map.of("kind", "group", "folds", 2);
      String dataset = datasets.computeIfAbsent(label, l -> dataset(member, table, l));
      NewRun run = new NewRun(name, dataset, name, small(pipeline), split, 1);
      figures.put(
          name,
          Objects.requireNonNull(member.runs().train(run, LONGEST).evaluation())
              .at("/test/metrics"));
    }
    return figures;
  }

  /** Every trainer and every task at least once; first those that show two new things at once. */
  private static List<JsonNode> varied(List<JsonNode> all) {
    if (System.getProperty("werkbank.cluster.all") != null) {
      return all;
    }
    List<JsonNode> chosen = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int news : new int[] {2, 1}) {
      for (JsonNode pipeline : all) {
        List<String> shown =
            List.of(pipeline.path("trainer").asText(), pipeline.path("task").asText());
        if (shown.stream().filter(one -> !seen.contains(one)).count() >= news) {
          seen.addAll(shown);
          chosen.add(pipeline);
        }
      }
    }
    return chosen;
  }

  private static Map<String, Object> small(JsonNode pipeline) {
    Map<String, Object> small = new HashMap<>();
    for (JsonNode parameter : pipeline.path("parameters")) {
      String name = parameter.path("name").asText();
      if (SMALL.containsKey(name)) {
        small.put(name, SMALL.get(name));
      }
    }
    return small;
  }

  private static String dataset(Werkbank member, Path table, String label) {
    String dataset = member.datasets().create(label, "");
    member.datasets().upload(dataset, table);
    Map<String, String> roles = new HashMap<>();
    roles.put("machine", label.equals("load") ? "ignore" : "group");
    List.of("bad", "life", "load", "share").forEach(column -> roles.put(column, "ignore"));
    roles.put(label, "label");
    member.datasets().confirmSchema(dataset, roles);
    return dataset;
  }

  private Path table() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder csv = new StringBuilder("machine,heat,press,speed,shift,bad,life,load,share\n");
    for (int row = 0; row < ROWS; row++) {
      double heat = random.nextDouble();
      double press = random.nextDouble();
      int life = 25 - row / MACHINES;
      csv.append(
          String.format(
              Locale.ROOT,
              "m%d,%.5f,%.5f,%.5f,%s,%d,%d,%.5f,%.2f%n",
              row % MACHINES,
              heat + 1.0 / life,
              press,
              random.nextDouble(),
              row % 2 == 0 ? "early" : "late",
              heat + random.nextDouble() > 1.2 ? 1 : 0,
              life,
              heat + Math.sin(row),
              row % MACHINES / 20.0));
    }
    return Files.writeString(folder.resolve("table.csv"), csv);
  }

  /** Trees and linear models to the last digit, networks to a millionth. */
  private static void same(String pipeline, JsonNode here, JsonNode there) {
    boolean isNetwork = pipeline.matches(".*(mlp|lstm|cnn|autoencoder)");
    assertThat(here.size()).as(pipeline).isPositive();
    here.fields()
        .forEachRemaining(
            metric -> {
              double value = metric.getValue().path("value").asDouble();
              double other = there.path(metric.getKey()).path("value").asDouble(Double.NaN);
              assertThat(Math.abs(value - other))
                  .as("%s of %s: %s here, %s there", metric.getKey(), pipeline, value, other)
                  .isLessThanOrEqualTo(isNetwork ? 1e-6 * Math.max(1, Math.abs(value)) : 0);
            });
  }
}
