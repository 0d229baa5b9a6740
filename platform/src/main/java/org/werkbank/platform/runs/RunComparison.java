package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Split;

/**
 * Two to six runs side by side, in the order asked for.
 *
 * @param settings what the runs were asked to do; rows that differ come first
 * @param metrics of the test parts; the main metric of the first run comes first
 * @param effort what the runs cost
 * @param pairs every other run against the first one
 */
public record RunComparison(
    List<Compared> runs,
    List<Setting> settings,
    List<Metric> metrics,
    List<Setting> effort,
    List<Pair> pairs) {

  /** One of the runs. */
  public record Compared(
      String id,
      String name,
      RunState state,
      @Nullable Long testRows,
      @Nullable String manifestSha256) {}

  /** One setting; a value is null where a run has none. */
  public record Setting(String name, List<@Nullable Object> values, boolean differs) {
    static Setting of(String name, List<@Nullable Object> values) {
      boolean differs = values.stream().map(String::valueOf).distinct().count() > 1;
      return new Setting(name, Collections.unmodifiableList(values), differs);
    }
  }

  /** One metric; a value is null where a run has none. */
  public record Metric(
      String name, boolean smallerIsBetter, List<Evaluation.@Nullable Value> values) {
    /** Position of the best value, or -1 when fewer than two can be compared. */
    public int best() {
      List<Integer> known = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != null) {
          known.add(i);
        }
      }
      Comparator<Integer> order =
          Comparator.comparingDouble(i -> Objects.requireNonNull(values.get(i)).value());
      return known.size() < 2
          ? -1
          : known.stream().min(smallerIsBetter ? order : order.reversed()).orElse(-1);
    }
  }

  /**
   * Two runs.
   *
   * @param reason why there are no differences: see {@link RunPairs}; null when there are
   * @param rows both were tested on, drawn as so many {@code units}
   */
  public record Pair(
      String first,
      String second,
      @Nullable String reason,
      long rows,
      long units,
      List<PairedDifference> differences) {}

  static RunComparison of(List<StoredRun> runs, List<Pair> pairs) {
    return new RunComparison(
        runs.stream().map(RunComparison::compared).toList(),
        settings(runs),
        metrics(runs),
        effort(runs),
        pairs);
  }

  private static Compared compared(StoredRun stored) {
    Run run = stored.run();
    Evaluation evaluation = run.evaluation();
    return new Compared(
        run.id(),
        run.name(),
        run.state(),
        evaluation == null ? null : (Long) evaluation.test().n(),
        evaluation == null ? null : evaluation.split().manifestSha256());
  }

  private static List<Setting> settings(List<StoredRun> stored) {
    List<Run> runs = stored.stream().map(StoredRun::run).toList();
    Map<String, List<@Nullable Object>> rows = new LinkedHashMap<>();
    rows.put("pipeline", each(runs, run -> run.pipelineName() + " " + run.pipelineVersion()));
    rows.put("dataset", each(runs, run -> run.datasetName() + " v" + run.datasetVersion()));
    rows.put("split", each(runs, run -> split(run.split())));
    rows.put("seed", each(runs, run -> run.seed()));
    TreeSet<String> names = new TreeSet<>();
    runs.forEach(run -> names.addAll(run.parameters().keySet()));
    names.forEach(
        name -> rows.put("parameters." + name, each(runs, run -> run.parameters().get(name))));
    List<Setting> settings = new ArrayList<>();
    rows.forEach((name, values) -> settings.add(Setting.of(name, values)));
    settings.sort(Comparator.comparing(setting -> setting.differs() ? 0 : 1));
    return settings;
  }

  /** Only what was said; the harness has its defaults for the rest. */
  private static String split(Split split) {
    StringBuilder text = new StringBuilder(split.kind().id());
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("test", split.test());
    parts.put("folds", split.folds());
    parts.put("gap", split.gap());
    parts.put("origins", split.origins());
    parts.put("column", split.column());
    parts.forEach(
        (name, value) -> {
          if (value != null) {
            text.append(' ').append(name).append('=').append(value);
          }
        });
    return text.toString();
  }

  private static List<Metric> metrics(List<StoredRun> runs) {
    TreeSet<String> names = new TreeSet<>();
    for (StoredRun run : runs) {
      Evaluation evaluation = run.run().evaluation();
      if (evaluation != null) {
        names.addAll(evaluation.test().metrics().keySet());
      }
    }
    List<String> first = runs.get(0).plan().metricNames();
    Comparator<String> order =
        Comparator.comparingInt(name -> first.contains(name) ? first.indexOf(name) : first.size());
    return names.stream()
        .sorted(order.thenComparing(name -> name))
        .map(
            name ->
                new Metric(
                    name,
                    RunWords.isSmallerBetter(name),
                    Collections.unmodifiableList(
                        each(
                            runs,
                            run -> {
                              Evaluation evaluation = run.run().evaluation();
                              return evaluation == null
                                  ? null
                                  : evaluation.test().metrics().get(name);
                            }))))
        .toList();
  }

  private static List<Setting> effort(List<StoredRun> stored) {
    List<Run.@Nullable Resources> costs = each(stored, run -> run.run().resources());
    return List.of(
        Setting.of("wallSeconds", each(costs, cost -> cost == null ? null : cost.wallSeconds())),
        Setting.of("cpuSeconds", each(costs, cost -> cost == null ? null : cost.cpuSeconds())),
        Setting.of("modelBytes", each(costs, cost -> cost == null ? null : cost.modelBytes())),
        Setting.of("millisPerRow", each(costs, cost -> cost == null ? null : cost.millisPerRow())));
  }

  private interface Part<T extends @Nullable Object, R> {
    @Nullable R of(T whole);
  }

  /** One value for each, some of which may be missing. */
  private static <T extends @Nullable Object, R> List<@Nullable R> each(
      List<T> wholes, Part<T, R> part) {
    List<@Nullable R> values = new ArrayList<>();
    for (T whole : wholes) {
      values.add(part.of(whole));
    }
    return values;
  }
}
