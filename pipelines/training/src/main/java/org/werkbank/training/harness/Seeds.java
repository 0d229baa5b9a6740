package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.SeedValue;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.training.split.Assignment;

/** Trains with other seeds to see how much of a figure is luck of the training. */
final class Seeds {
  /** Beside the run's own; three seeds are the fewest that show a spread. */
  private static final int MORE = 2;

  private static final String CHECK = "seed-spread";
  private static final String PHASE = "compare";

  private final RunScope scope;
  private final TrainingData data;
  private final PipelineSettings settings;
  private final CheckList checks;

  Seeds(RunScope scope, TrainingData data, PipelineSettings settings, CheckList checks) {
    this.scope = scope;
    this.data = data;
    this.settings = settings;
    this.checks = checks;
  }

  /**
   * The main metric by seed, the run's own first; none when it has no value.
   *
   * @param found what the run's own seed reaches
   */
  List<SeedValue> of(
      Assignment assignment, Protocol protocol, Judgement judgement, @Nullable Value found)
      throws Exception {
    String metric = data.task().mainMetric();
    if (found == null) {
      return List.of();
    }
    long own = scope.spec().seed();
    List<SeedValue> values = new ArrayList<>(List.of(new SeedValue(own, metric, found)));
    for (long seed = own + 1; seed <= own + MORE; seed++) {
      Outcome outcome =
          new Learning(scope.seeded(seed), data, settings, assignment, protocol, PHASE).outcome();
      Value value = judgement.measured(outcome).values().get(metric);
      if (value != null) {
        values.add(new SeedValue(seed, metric, value));
      }
    }
    judge(metric, found, values);
    return values;
  }

  private void judge(String metric, Value found, List<SeedValue> values) {
    double low = values.stream().mapToDouble(v -> v.value().value()).min().orElseThrow();
    double high = values.stream().mapToDouble(v -> v.value().value()).max().orElseThrow();
    Sentence figures =
        Sentence.of(
            "With %d seeds %s lies between %.3f and %.3f (95 %% interval of the first %.3f to %.3f).",
            "Mit %d Startwerten liegt %s zwischen %.3f und %.3f (95-%%-Intervall des ersten %.3f bis"
                + " %.3f).",
            values.size(),
            metric,
            low,
            high,
            found.low(),
            found.high());
    if (high - low > found.high() - found.low()) {
      checks.warned(
          CHECK,
          figures.and(
              new Sentence(
                  "The luck of the training is larger than that of the tested rows; more trees, rows"
                      + " or an ensemble would calm it.",
                  "Der Zufall des Trainings ist größer als der der geprüften Zeilen; mehr Bäume,"
                      + " Zeilen oder ein Ensemble beruhigen ihn.")));
    } else {
      checks.passed(CHECK, figures);
    }
  }
}
