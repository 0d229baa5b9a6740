package org.werkbank.infra.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * C-MAPSS (Saxena et al. 2008, simulated turbofans), FD001 and FD003: engines run to failure to
 * learn from, and others cut off at some cycle, of which the remaining life is asked at their last
 * row. The networks' references are those of a study of 2026 (arXiv 2604.27234).
 */
final class CmapssBenchmark implements Benchmark {
  private static final int SENSORS = 21;
  private static final int FIRST_SENSOR = 5;
  private static final Map<String, Object> GIVEN = Map.of("kind", "given", "column", "part");
  private static final Map<String, Object> LAST = Map.of("judge", "last");

  private final int subset;
  private final List<Trial> trials;

  private CmapssBenchmark(int subset, List<Trial> trials) {
    this.subset = subset;
    this.trials = trials;
  }

  static CmapssBenchmark one() {
    return new CmapssBenchmark(
        1,
        List.of(
            trial(
                "remaining-life-boosting",
                Target.atMost("rmse_capped", 12.79, 12.5),
                Target.error("rmse", 13.88),
                Target.near("coverage", 0.9, 0.05)),
            trial(
                "remaining-life-lstm",
                Target.atMost("rmse_capped", 14.93, 14.5),
                Target.near("coverage", 0.9, 0.05)),
            trial("remaining-life-cnn", Target.error("rmse_capped", 16.97)),
            trial("remaining-life-linear", Target.error("rmse_capped", 16.04))));
  }

  static CmapssBenchmark three() {
    return new CmapssBenchmark(
        3,
        List.of(
            trial(
                "remaining-life-boosting",
                Target.atMost("rmse_capped", 13.40, 13.4),
                Target.error("rmse", 14.83),
                Target.near("coverage", 0.9, 0.05)),
            trial(
                "remaining-life-lstm",
                Target.atMost("rmse_capped", 14.20, 15.5),
                Target.near("coverage", 0.9, 0.05)),
            trial("remaining-life-cnn", Target.error("rmse_capped", 15.68)),
            trial("remaining-life-linear", Target.error("rmse_capped", 17.44))));
  }

  private static Trial trial(String pipeline, Target... targets) {
    return new Trial("last cycle of 100 new engines", pipeline, GIVEN, LAST, List.of(targets));
  }

  @Override
  public String name() {
    return "cmapss-fd00" + subset;
  }

  @Override
  public List<Trial> trials() {
    return trials;
  }

  /** One file of all engines, with names for the columns, the part and the remaining cycles. */
  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    Path folder = data.resolve("cmapss");
    Path train = folder.resolve("train_FD00" + subset + ".txt");
    Path test = folder.resolve("test_FD00" + subset + ".txt");
    Path lives = folder.resolve("RUL_FD00" + subset + ".txt");
    if (!Files.exists(train) || !Files.exists(test) || !Files.exists(lives)) {
      return Optional.empty();
    }
    Path file = work.resolve(name() + ".csv");
    String sensors =
        IntStream.rangeClosed(1, SENSORS).mapToObj(s -> "s" + s).collect(Collectors.joining(","));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("part,engine,cycle," + sensors + ",remaining\n");
      write(out, "train", Lines.table(train), List.of());
      write(out, "test", Lines.table(test), Lines.table(lives));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Upload(
            file,
            Map.of("part", "ignore", "engine", "group", "cycle", "time", "remaining", "label")));
  }

  private static void write(
      BufferedWriter out, String part, List<String[]> rows, List<String[]> lives)
      throws IOException {
    Map<String, Integer> lastCycle = new HashMap<>();
    rows.forEach(row -> lastCycle.merge(row[0], Integer.valueOf(row[1]), Math::max));
    for (String[] row : rows) {
      int left = lastCycle.getOrDefault(row[0], 0) - Integer.parseInt(row[1]);
      if (!lives.isEmpty()) {
        left += Integer.parseInt(lives.get(Integer.parseInt(row[0]) - 1)[0]);
      }
      String sensors =
          IntStream.range(FIRST_SENSOR, FIRST_SENSOR + SENSORS)
              .mapToObj(column -> row[column])
              .collect(Collectors.joining(","));
      out.write(part + "," + part + row[0] + "," + row[1] + "," + sensors + "," + left + "\n");
    }
  }
}
