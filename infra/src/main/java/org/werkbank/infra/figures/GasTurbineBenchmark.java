package org.werkbank.infra.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gas turbine emissions (Kaya, Tüfekci and Uzun 2019, a real plant, hourly from 2011 to 2015): what
 * was learned in 2011 and 2012 judged a year later and two years later, when the turbine ran
 * otherwise. The files have no times, but their rows are in order, so that the year is the time.
 */
final class GasTurbineBenchmark implements Benchmark {
  private static final String ONE_YEAR = "learned 2011-12, tested 2013";
  private static final String TWO_YEARS = "learned 2011-12, tested 2014-15";
  private static final Map<String, Object> BY_2013 = Map.of("kind", "given", "column", "to2013");
  private static final Map<String, Object> BY_2015 = Map.of("kind", "given", "column", "to2015");

  private final String label;
  private final String ignored;
  private final List<Trial> trials;
  private final List<DriftTarget> drift;

  private GasTurbineBenchmark(
      String label, String ignored, List<Trial> trials, List<DriftTarget> drift) {
    this.label = label;
    this.ignored = ignored;
    this.trials = trials;
    this.drift = drift;
  }

  static GasTurbineBenchmark nox() {
    return new GasTurbineBenchmark(
        "NOX",
        "CO",
        List.of(
            trial(ONE_YEAR, "quality-boosting", BY_2013, 5.73),
            trial(TWO_YEARS, "quality-boosting", BY_2015, 10.65),
            trial(TWO_YEARS, "quality-linear", BY_2015, 7.08)),
        List.of(
            new DriftTarget("NOX", "2014", Target.near("psi NOX", 0.80, 0.1)),
            new DriftTarget("NOX", "2015", Target.near("psi NOX", 0.96, 0.1)),
            new DriftTarget("TIT", "2014", Target.atLeast("psi TIT", 0.7, 0.25)),
            new DriftTarget("TIT", "2015", Target.atLeast("psi TIT", 0.7, 0.25))));
  }

  static GasTurbineBenchmark co() {
    return new GasTurbineBenchmark(
        "CO", "NOX", List.of(trial(TWO_YEARS, "quality-forest", BY_2015, 0.955)), List.of());
  }

  private static Trial trial(
      String protocol, String pipeline, Map<String, Object> split, double error) {
    return new Trial(protocol, pipeline, split, Map.of(), List.of(Target.error("mae", error)));
  }

  @Override
  public String name() {
    return "gas_turbine-" + label.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Trial> trials() {
    return trials;
  }

  /** All years in one file, with the year and what each row is for in either protocol. */
  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    return years(data, work.resolve(name() + ".csv"), 2011);
  }

  /** The last two years as rows that come in later. */
  @Override
  public Optional<Later> later(Path data, Path work) {
    return drift.isEmpty()
        ? Optional.empty()
        : years(data, work.resolve(name() + "-later.csv"), 2014)
            .map(upload -> new Later("scored 2014-15", upload, drift));
  }

  private Optional<Upload> years(Path data, Path file, int first) {
    Path folder = data.resolve("gas_turbine");
    if (!IntStream.rangeClosed(2011, 2015).allMatch(y -> Files.exists(file(folder, y)))) {
      return Optional.empty();
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      // the header of 2015 has a blank in a name
      out.write("year,to2013,to2015," + Lines.header(file(folder, 2015)).replace(" ", "") + "\n");
      for (int year = first; year <= 2015; year++) {
        String parts = year < 2013 ? "train,train" : year == 2013 ? "test," : ",test";
        for (String line : Files.readAllLines(file(folder, year)).stream().skip(1).toList()) {
          out.write(year + "," + parts + "," + line + "\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Upload(
            file,
            Map.of(
                "year", "time", "to2013", "ignore", "to2015", "ignore", ignored, "ignore", label,
                "label")));
  }

  private static Path file(Path folder, int year) {
    return folder.resolve("gt_" + year + ".csv");
  }
}
