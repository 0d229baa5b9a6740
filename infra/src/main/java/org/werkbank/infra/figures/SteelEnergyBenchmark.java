package org.werkbank.infra.figures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Steel industry energy consumption (Sathishkumar et al. 2021, a real plant of the year 2018, every
 * quarter of an hour), forecast from what was known a quarter of an hour and a day before. The last
 * row of each day carries its own date with 00:00, so that only the order of the file is right and
 * the date is left out.
 */
final class SteelEnergyBenchmark implements Benchmark {
  private static final String PROTOCOL = "last 20 %, ";
  private static final Map<String, Object> LAST_FIFTH = Map.of("kind", "time", "test", 0.2);

  @Override
  public String name() {
    return "steel_energy";
  }

  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    Path source = data.resolve("steel_energy/Steel_industry_data.csv");
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    return Optional.of(
        new Upload(
            source,
            Map.of("date", "ignore", "Usage_kWh", "label"),
            Map.of("NSM", "before", "WeekStatus", "before", "Day_of_week", "before")));
  }

  @Override
  public List<Trial> trials() {
    return Stream.of(
            trial(
                "15 min ahead",
                "forecast-boosting",
                1,
                Target.atMost("rmse", 8.53, 8.9),
                Target.error("mae", 4.09)),
            trial("15 min ahead", "forecast-linear", 1, Target.error("rmse", 10.74)),
            trial(
                "24 h ahead",
                "forecast-boosting",
                96,
                Target.atMost("rmse", 18.50, 19.5),
                Target.error("mae", 10.27)),
            trial("24 h ahead", "forecast-linear", 96, Target.error("rmse", 19.92)))
        .toList();
  }

  private static Trial trial(String ahead, String pipeline, int horizon, Target... targets) {
    return new Trial(
        PROTOCOL + ahead,
        pipeline,
        LAST_FIFTH,
        Map.of("horizon", horizon),
        Stream.concat(Stream.of(targets), Stream.of(Target.atMost("mase", 1, 1))).toList());
  }
}
