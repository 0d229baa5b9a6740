package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;

/**
 * A sweep as the REST API answers it. There is no test figure in it but that of the chosen variant.
 *
 * @param split as it was asked for
 * @param metric of the validation part that ranks the variants; absent while nobody asked for one
 *     and none has ended
 * @param planned how many variants there are, {@code ended} and {@code failed} how far they got
 * @param best the run of the variant with the best validation figure so far
 * @param bestFigure that figure
 * @param variants absent in lists
 * @param choice the variant somebody took, with its test figure
 */
public record SweepView(
    String id,
    String name,
    RunState state,
    Pipeline pipeline,
    Dataset dataset,
    Map<String, Object> parameters,
    NewRun.@Nullable SplitChoice split,
    @Nullable Long seed,
    @Nullable String metric,
    boolean smallerIsBetter,
    NewSweep.Search search,
    NewSweep.Budget budget,
    int planned,
    int ended,
    int failed,
    String startedBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable String best,
    SweepRun.@Nullable Figure bestFigure,
    @Nullable List<Variant> variants,
    @Nullable Choice choice,
    Run.@Nullable RunError error) {

  public record Pipeline(String name, String version) {}

  public record Dataset(String id, String name, int version) {}

  /**
   * One setting.
   *
   * @param number from 1, in the order in which they are tried
   * @param runId absent while, or when, it was never queued; so is the state
   * @param rank by the validation figure, from 1; absent without one
   */
  public record Variant(
      int number,
      Map<String, Object> parameters,
      @Nullable String runId,
      @Nullable RunState state,
      SweepRun.@Nullable Figure validation,
      @Nullable Integer rank,
      @Nullable Double seconds,
      Run.@Nullable RunError error) {}

  /**
   * The variant that was taken.
   *
   * @param test its figure on the test part; absent when the test part did not define it
   * @param variantsTried among how many it was chosen: the more, the kinder the validation figure
   */
  public record Choice(
      String runId, Instant at, int variantsTried, SweepRun.@Nullable Figure test) {}

  static SweepView of(Sweep sweep, List<SweepRun> tried, @Nullable Run chosen) {
    Map<String, Integer> ranks = ranks(sweep, tried);
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < sweep.variants().size(); i++) {
      variants.add(variant(i, sweep, tried, ranks));
    }
    String best =
        ranks.entrySet().stream()
            .filter(rank -> rank.getValue() == 1)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    Instant chosenAt = sweep.chosenAt();
    return new SweepView(
        sweep.id(),
        sweep.name(),
        sweep.state(),
        new Pipeline(sweep.pipelineName(), sweep.pipelineVersion()),
        new Dataset(sweep.datasetId(), sweep.datasetName(), sweep.datasetVersion()),
        fixed(sweep),
        sweep.base().split(),
        sweep.base().seed(),
        sweep.metric().equals(Sweep.MAIN_METRIC) ? null : sweep.metric(),
        sweep.isSmallerBetter(),
        sweep.search(),
        sweep.budget(),
        sweep.variants().size(),
        (int) tried.stream().filter(run -> run.state().isTerminal()).count(),
        (int)
            tried.stream()
                .filter(run -> run.state() == RunState.FAILED || run.state() == RunState.LOST)
                .count(),
        sweep.startedBy(),
        sweep.createdAt(),
        sweep.endedAt(),
        best,
        tried.stream()
            .filter(run -> run.runId().equals(best))
            .map(SweepRun::validation)
            .findFirst()
            .orElse(null),
        variants,
        chosen == null || chosenAt == null
            ? null
            : new Choice(chosen.id(), chosenAt, ranks.size(), test(chosen, sweep.metric())),
        sweep.error());
  }

  SweepView inList() {
    return new SweepView(
        id,
        name,
        state,
        pipeline,
        dataset,
        parameters,
        split,
        seed,
        metric,
        smallerIsBetter,
        search,
        budget,
        planned,
        ended,
        failed,
        startedBy,
        createdAt,
        endedAt,
        best,
        bestFigure,
        null,
        choice,
        error);
  }

  /** The metric as a page names it. */
  public String metricName() {
    return metric == null ? Sweep.MAIN_METRIC : metric;
  }

  private static Map<String, Object> fixed(Sweep sweep) {
    Map<String, Object> fixed = new HashMap<>();
    sweep
        .base()
        .parameters()
        .forEach(
            (name, value) -> {
              if (value != null) {
                fixed.put(name, value);
              }
            });
    return fixed;
  }

  private static Variant variant(
      int position, Sweep sweep, List<SweepRun> tried, Map<String, Integer> ranks) {
    Map<String, Object> parameters = sweep.variants().get(position);
    if (position >= tried.size()) {
      return new Variant(position + 1, parameters, null, null, null, null, null, null);
    }
    SweepRun run = tried.get(position);
    return new Variant(
        position + 1,
        parameters,
        run.runId(),
        run.state(),
        run.validation(),
        ranks.get(run.runId()),
        run.seconds(),
        run.error());
  }

  /**
   * Rank of each run that has a validation figure; of equal ones the earlier is first. What was
   * measured against another truth than the first variant is not ranked.
   */
  private static Map<String, Integer> ranks(Sweep sweep, List<SweepRun> tried) {
    String sample =
        tried.stream()
            .filter(run -> run.validation() != null)
            .map(SweepRun::sample)
            .findFirst()
            .orElse(null);
    Comparator<SweepRun> order =
        Comparator.comparingDouble(
            run -> {
              SweepRun.Figure figure = run.validation();
              double value = figure == null ? Double.NaN : figure.value();
              return sweep.isSmallerBetter() ? value : -value;
            });
    List<SweepRun> sorted =
        tried.stream()
            .filter(run -> run.validation() != null && Objects.equals(run.sample(), sample))
            .sorted(order.thenComparing(SweepRun::position))
            .toList();
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      ranks.put(sorted.get(i).runId(), i + 1);
    }
    return ranks;
  }

  private static SweepRun.@Nullable Figure test(Run run, String metric) {
    Evaluation evaluation = run.evaluation();
    return evaluation == null ? null : SweepSteps.figure(evaluation.test(), metric);
  }
}
