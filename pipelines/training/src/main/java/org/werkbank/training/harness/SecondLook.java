package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation.OtherSplit;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.Split;
import org.werkbank.training.data.Frame;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Trains again to see whether a result can be believed: with rows held out the other way, and with
 * shuffled labels, from which nothing can be learned (Ojala and Garriga 2010).
 */
final class SecondLook {
  private static final String PHASE = "compare";
  private static final double LARGE_GAP = 0.05;
  private static final double LARGE_RELATIVE_GAP = 0.1;
  private static final double LARGE_SKILL = 0.05;

  private final RunScope scope;
  private final TrainingData data;
  private final PipelineSettings settings;
  private final CheckList checks;

  SecondLook(RunScope scope, TrainingData data, PipelineSettings settings, CheckList checks) {
    this.scope = scope;
    this.data = data;
    this.settings = settings;
    this.checks = checks;
  }

  /**
   * The other split; null when there is none to compare with.
   *
   * @param found main metric of the run's own split
   */
  @Nullable OtherSplit otherSplit(Split own, @Nullable Value found, Optional<Assignment> other)
      throws Exception {
    LearningTask task = data.task();
    if (other.isEmpty() || found == null) {
      checks.warned(
          "random-v-honest",
          new Sentence(
              "Rows were held out at random and no column is marked as group or time, so that"
                  + " nothing shows how the model meets new machines, batches or days.",
              "Zeilen wurden zufällig zurückgehalten und keine Spalte ist als Gruppe oder Zeit"
                  + " angegeben; nichts zeigt, wie das Modell neue Maschinen, Chargen oder Tage"
                  + " trifft."));
      return null;
    }
    Assignment assignment = other.get();
    Protocol protocol = new Protocol(task, assignment, data.features());
    Outcome outcome = new Learning(scope, data, settings, assignment, protocol, PHASE).outcome();
    Map<String, Value> metrics =
        new Measured(task, scope.spec().seed()).test(outcome, assignment.units()).values();
    Value compared = metrics.get(task.mainMetric());
    if (compared == null) {
      return null;
    }
    double random = own.kind().isRandom() ? found.value() : compared.value();
    double honest = own.kind().isRandom() ? compared.value() : found.value();
    double gap =
        task.isClassification() ? random - honest : (honest - random) / Math.max(honest, 1e-12);
    judge(own.kind().isRandom(), random, honest, gap);
    return new OtherSplit(
        assignment.kind(), task.mainMetric(), metrics, gap, outcome.test().size());
  }

  private void judge(boolean isOwnRandom, double random, double honest, double gap) {
    boolean isLarge = gap > (data.task().isClassification() ? LARGE_GAP : LARGE_RELATIVE_GAP);
    Sentence figures =
        Sentence.of(
            "%s at random %.3f, by time or group %.3f.",
            "%s zufällig %.3f, nach Zeit oder Gruppe %.3f.",
            data.task().mainMetric(),
            random,
            honest);
    if (isLarge && isOwnRandom) {
      checks.failed(
          "random-v-honest",
          new Sentence(
                  "The figures of this run flatter, for rows were held out at random:",
                  "Die Kennzahlen dieses Laufs schmeicheln, denn Zeilen wurden zufällig"
                      + " zurückgehalten:")
              .and(figures));
    } else {
      checks.passed("random-v-honest", figures);
    }
  }

  /** Learns from shuffled labels; whoever still predicts has seen what he must not see. */
  void shuffledLabels(Assignment assignment) throws Exception {
    Fold fold = assignment.folds().get(0);
    LearningTask task = data.task();
    LearningTask shuffled = task.withLabels(shuffled(task.labels(), fold.known()));
    TrainingData deceived =
        new TrainingData(data.frame(), data.features(), data.derived(), shuffled);
    Protocol protocol = new Protocol(shuffled, assignment, data.features());
    ScoringModel model =
        new Learning(scope, deceived, settings, assignment, protocol, PHASE).one(fold.known());
    double[][] scores =
        Arrays.stream(fold.test())
            .mapToObj(row -> model.score(Frame.cells(data.features(), row)))
            .toArray(double[][]::new);
    double skill = Skill.of(task, scores, fold.test(), fold.known());
    Sentence evidence =
        Sentence.of(
            "Learned from shuffled labels it explains %.1f %% of the test part (n = %,d).",
            "Aus vertauschten Ergebnissen gelernt erklärt es %.1f %% des Prüfteils (n = %,d).",
            100 * Math.max(0, skill),
            fold.test().length);
    if (skill > LARGE_SKILL) {
      checks.failed(
          "shuffled-labels",
          evidence.and(
              new Sentence(
                  "Nothing can be learned from them, so the pipeline knows the answers from"
                      + " elsewhere.",
                  "Aus ihnen ist nichts zu lernen; die Pipeline kennt die Antworten also von"
                      + " woanders.")));
    } else {
      checks.passed("shuffled-labels", evidence);
    }
  }

  private double[] shuffled(double[] labels, int[] rows) {
    SplittableRandom random = new SplittableRandom(scope.spec().seed());
    double[] result = labels.clone();
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double swap = result[rows[i]];
      result[rows[i]] = result[rows[j]];
      result[rows[j]] = swap;
    }
    return result;
  }

  /** Whether the run was asked for it. */
  static boolean isWanted(Map<String, Object> parameters) {
    return Boolean.TRUE.equals(parameters.get(org.werkbank.contract.HarnessParameters.THOROUGH));
  }
}
