package org.werkbank.training.metrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All metrics of a classification over weighted rows; see {@link ClassificationMetrics}. */
final class ClassificationStatistic implements Statistic {
  private static final double SMALLEST = 1e-15;

  private final Scored scored;
  private final int positive;
  private final @Nullable Costs costs;
  private final int[] actual;
  private final int[] predicted;
  private final double[] squaredErrors;
  private final double[] logLosses;
  private final List<Ranking> rankings = new ArrayList<>();
  private final Ranking confidence;

  ClassificationStatistic(
      Scored scored, @Nullable String positive, double threshold, @Nullable Costs costs) {
    this.scored = scored;
    this.positive = positive == null ? -1 : scored.indexOf(positive);
    this.costs = positive == null ? null : costs;
    int n = scored.size();
    actual = new int[n];
    predicted = new int[n];
    squaredErrors = new double[n];
    logLosses = new double[n];
    for (int i = 0; i < n; i++) {
      double[] p = scored.scores()[i];
      actual[i] = (int) scored.labels()[i];
      predicted[i] = decide(p, threshold);
      squaredErrors[i] = squaredError(p, actual[i]);
      logLosses[i] = -Math.log(Math.min(1, Math.max(SMALLEST, p[actual[i]])));
    }
    for (int k = 0; k < scored.classes().size(); k++) {
      if (this.positive < 0 || this.positive == k) {
        rankings.add(new Ranking(scored, k));
      }
    }
    confidence = scored.isBinary() ? rankings.get(0) : new Ranking(topLabel(scored), 0);
  }

  private int decide(double[] p, double threshold) {
    if (scored.isBinary()) {
      return p[positive] >= threshold ? positive : 1 - positive;
    }
    return largest(p);
  }

  private static int largest(double[] p) {
    int best = 0;
    for (int k = 1; k < p.length; k++) {
      if (p[k] > p[best]) {
        best = k;
      }
    }
    return best;
  }

  private double squaredError(double[] p, int label) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double difference = p[k] - (k == label ? 1 : 0);
      sum += difference * difference;
    }
    return scored.isBinary() ? sum / 2 : sum;
  }

  /** Probability of the most likely class, against whether that class was right. */
  private static Scored topLabel(Scored scored) {
    int n = scored.size();
    double[][] scores = new double[n][];
    double[] wrong = new double[n];
    for (int i = 0; i < n; i++) {
      int top = largest(scored.scores()[i]);
      scores[i] = new double[] {scored.scores()[i][top], 1 - scored.scores()[i][top]};
      wrong[i] = scored.labels()[i] == top ? 0 : 1;
    }
    return new Scored(scores, wrong, List.of("right", "wrong"));
  }

  @Override
  public List<String> names() {
    return List.of(
        "accuracy",
        "f1",
        "f1_macro",
        "precision",
        "recall",
        "pr_auc",
        "roc_auc",
        "mcc",
        "balanced_error",
        "brier",
        "log_loss",
        "ece",
        "eur_per_1000");
  }

  @Override
  public double[] compute(int[] weights) {
    int k = scored.classes().size();
    double[][] counts = new double[k][k];
    double total = 0;
    double squares = 0;
    double logs = 0;
    for (int i = 0; i < weights.length; i++) {
      int weight = weights[i];
      counts[actual[i]][predicted[i]] += weight;
      total += weight;
      squares += weight * squaredErrors[i];
      logs += weight * logLosses[i];
    }
    Confusion confusion = new Confusion(counts);
    double[] areas = areas(weights);
    boolean one = positive >= 0;
    return new double[] {
      confusion.accuracy(),
      one ? confusion.f1(positive) : confusion.f1Macro(),
      confusion.f1Macro(),
      one ? confusion.precision(positive) : confusion.precisionMacro(),
      one ? confusion.recall(positive) : confusion.balancedAccuracy(),
      areas[0],
      areas[1],
      confusion.mcc(),
      1 - confusion.balancedAccuracy(),
      squares / total,
      logs / total,
      Calibration.error(confidence, weights),
      costs == null ? Double.NaN : confusion.eurPer1000(positive, costs)
    };
  }

  /** Of the positive class, or the mean over the classes that are there. */
  private double[] areas(int[] weights) {
    double[] sums = new double[2];
    int[] n = new int[2];
    for (Ranking ranking : rankings) {
      double[] areas = ranking.areas(weights);
      for (int a = 0; a < 2; a++) {
        if (!Double.isNaN(areas[a])) {
          sums[a] += areas[a];
          n[a]++;
        }
      }
    }
    return new double[] {sums[0] / n[0], sums[1] / n[1]};
  }
}
