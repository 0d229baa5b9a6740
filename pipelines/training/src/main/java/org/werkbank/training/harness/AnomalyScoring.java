package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Curve;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.Input;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.AnomalyMetrics;
import org.werkbank.training.metrics.Curves;
import org.werkbank.training.metrics.Watched;
import org.werkbank.training.model.AlarmRule;
import org.werkbank.training.model.PredictorManifest;

/** Alarms of a scoring run, and what they were worth where the label is known. */
final class AnomalyScoring {
  private static final int FEWEST_ROWS = 2;

  private final RunSpec spec;
  private final PredictorManifest model;
  private final AlarmRule rule;
  private final double limit;

  AnomalyScoring(RunSpec spec, PredictorManifest model, AlarmRule rule) {
    this.spec = spec;
    this.model = model;
    this.rule = rule;
    this.limit = model.threshold() == null ? Double.POSITIVE_INFINITY : model.threshold();
  }

  /**
   * The score of each row with the alarm beside it: 1 from the row on that is the last of so many
   * above the limit, until one is not.
   */
  double[][] withAlarms(Frame frame, double[][] scores) {
    double[][] both = new double[scores.length][];
    int[] rows = IntStream.range(0, frame.size()).toArray();
    for (int[] history : Watch.of(frame, rows).histories()) {
      int run = 0;
      for (int row : history) {
        run = scores[row][0] > limit ? run + 1 : 0;
        both[row] = new double[] {scores[row][0], run >= rule.consecutive() ? 1 : 0};
      }
    }
    return both;
  }

  /** Judges scored rows whose label is known. */
  Optional<Evaluation> evaluation(
      Frame frame, double[][] scores, Input data, List<Evaluation.Check> checks) {
    FrameColumn label = frame.named(model.label().name()).orElse(null);
    if (label == null) {
      return Optional.empty();
    }
    int[] known = IntStream.range(0, frame.size()).filter(row -> !label.isMissing(row)).toArray();
    if (known.length < FEWEST_ROWS) {
      return Optional.empty();
    }
    Frame labelled = frame.select(known);
    FrameColumn truth = labelled.named(model.label().name()).orElseThrow();
    Kinds kinds = Kinds.known(truth, labelled.size(), model.classes().get(0));
    int[] rows = IntStream.range(0, known.length).toArray();
    double[] excess =
        Arrays.stream(known).mapToDouble(row -> Alarmed.excess(scores[row][0], limit)).toArray();
    Watch watch = Watch.of(labelled, rows);
    Watched watched = watch.rows(excess, rows, kinds);
    AnomalyMetrics measured =
        new AnomalyMetrics(watched, rule.consecutive(), spec.seed(), watch.units());
    Set<String> apart = new HashSet<>(rule.apart());
    apart.retainAll(kinds.faults());
    Map<String, Value> metrics = measured.all(apart);
    Curve roc = Curves.roc(watched.asClasses(model.classes()), model.classes().get(1));
    return Optional.of(
        new Evaluation(
            model.task(),
            new Evaluation.SplitInfo(
                SplitKind.HOLDOUT,
                "new data",
                data.sha256(),
                Long.parseLong(model.facts().getOrDefault("rows", "0")),
                known.length),
            spec.seed(),
            null,
            limit,
            new Evaluation.Part(
                known.length,
                Arrays.stream(watched.kinds()).filter(kind -> kind > 0).count(),
                metrics),
            null,
            List.of(),
            checks,
            List.of(),
            roc.x().isEmpty() ? Map.of() : Map.of("roc", roc),
            List.of(),
            null,
            null,
            measured.factors(kinds.normal())));
  }
}
