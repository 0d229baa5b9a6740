package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.Value;

/**
 * The expected values were printed by scikit-learn 1.9.1 for the arrays below, p being the
 * probability of class 1 and d = p >= 0.5: {@code accuracy_score(y,d) f1_score(y,d)
 * f1_score(y,d,average="macro") precision_score(y,d) recall_score(y,d) average_precision_score(y,p)
 * roc_auc_score(y,p) matthews_corrcoef(y,d) 1-balanced_accuracy_score(y,d) brier_score_loss(y,p)
 * log_loss(y,p)}; for three classes with {@code average="macro"}, {@code multi_class="ovr"} and the
 * sum of squared errors over classes.
 */
class ClassificationMetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void agreesWithScikitLearnOnTwoClassesWithTies() {
    Map<String, Value> metrics = ClassificationMetrics.of(Examples.binary(), "bad", 0.5, 1, null);

    assertValues(
        metrics,
        Map.ofEntries(
            Map.entry("accuracy", 0.75),
            Map.entry("f1", 0.6666666666666666),
            Map.entry("f1_macro", 0.7333333333333334),
            Map.entry("precision", 0.625),
            Map.entry("recall", 0.7142857142857143),
            Map.entry("pr_auc", 0.8296428571428572),
            Map.entry("roc_auc", 0.8901098901098901),
            Map.entry("mcc", 0.47075654176200415),
            Map.entry("balanced_error", 0.2582417582417582),
            Map.entry("brier", 0.13825),
            Map.entry("log_loss", 0.43480207720675923)));
    assertThat(metrics).containsKey("ece").doesNotContainKey("eur_per_1000");
  }

  @Test
  void agreesWithScikitLearnOnThreeClasses() {
    Map<String, Value> metrics =
        ClassificationMetrics.of(Examples.threeClasses(), null, 0.5, 1, null);

    assertValues(
        metrics,
        Map.ofEntries(
            Map.entry("accuracy", 0.875),
            Map.entry("f1", 0.8736772486772487),
            Map.entry("f1_macro", 0.8736772486772487),
            Map.entry("precision", 0.8916666666666666),
            Map.entry("recall", 0.875),
            Map.entry("pr_auc", 0.9568527537277537),
            Map.entry("roc_auc", 0.9752604166666666),
            Map.entry("mcc", 0.821098123039856),
            Map.entry("balanced_error", 0.125),
            Map.entry("brier", 0.32622500000000004),
            Map.entry("log_loss", 0.5707779277875592)));
  }

  @Test
  void judgesOneOfThreeClassesAgainstTheRestWhenAsked() {
    Scored scored =
        new Scored(
            new double[][] {{.8, .1, .1}, {.2, .7, .1}, {.5, .4, .1}, {.1, .2, .7}},
            new double[] {0, 1, 1, 2},
            List.of("a", "b", "c"));

    Map<String, Value> metrics = ClassificationMetrics.of(scored, "b", 0.5, 1, null);

    assertThat(metrics.get("precision").value()).isEqualTo(1.0);
    assertThat(metrics.get("recall").value()).isEqualTo(0.5);
    assertThat(metrics.get("pr_auc").value()).isEqualTo(1.0);
  }

  @Test
  void countsCostsPerThousandRows() {
    // at 0.5: 10 true positives, 6 false ones, 4 missed of 40
    Map<String, Value> metrics =
        ClassificationMetrics.of(
            Examples.binary(), "bad", 0.5, new Costs(2000, 100, 5), 1, null, 100);

    assertThat(metrics.get("eur_per_1000").value())
        .isCloseTo(1000 * (4 * 2000 + 6 * 100 + 16 * 5) / 40.0, EXACT);
  }

  @Test
  void intervalsHoldTheValueAndRepeatForASeed() {
    Scored scored = Examples.binary();

    Map<String, Value> first = ClassificationMetrics.of(scored, "bad", 0.5, 3, null);

    assertThat(ClassificationMetrics.of(scored, "bad", 0.5, 3, null)).isEqualTo(first);
    assertThat(ClassificationMetrics.of(scored, "bad", 0.5, 4, null)).isNotEqualTo(first);
    assertThat(first.values())
        .allSatisfy(v -> assertThat(v.value()).isBetween(v.low(), v.high()))
        .allSatisfy(v -> assertThat(v.low()).isLessThan(v.high()));
  }

  @Test
  void accuracyIntervalHasTheWidthOfTheBinomial() {
    int n = 2000;
    SplittableRandom random = new SplittableRandom(5);
    double[] labels = random.doubles(n).map(u -> u < 0.5 ? 0 : 1).toArray();
    double[][] scores = new double[n][];
    for (int i = 0; i < n; i++) {
      double right = random.nextDouble() < 0.8 ? 0.9 : 0.1;
      double p = labels[i] == 1 ? right : 1 - right;
      scores[i] = new double[] {1 - p, p};
    }

    Value accuracy =
        ClassificationMetrics.of(new Scored(scores, labels, List.of("0", "1")), "1", 0.5, 1, null)
            .get("accuracy");

    double expected = 2 * 1.96 * Math.sqrt(accuracy.value() * (1 - accuracy.value()) / n);
    assertThat(accuracy.high() - accuracy.low()).isCloseTo(expected, within(0.15 * expected));
  }

  @Test
  void drawsUnitsTogether() {
    // every unit repeats one row ten times: 40 units carry the information of 40 rows, not 400
    Scored single = Examples.binary();
    int[] units = IntStream.range(0, 400).map(i -> i / 10).toArray();
    Scored repeated =
        new Scored(
            Arrays.stream(units).mapToObj(u -> single.scores()[u]).toArray(double[][]::new),
            Arrays.stream(units).mapToDouble(u -> single.labels()[u]).toArray(),
            single.classes());

    double byUnit = width(ClassificationMetrics.of(repeated, "bad", 0.5, 1, units));
    double byRow = width(ClassificationMetrics.of(repeated, "bad", 0.5, 1, null));
    double honest = width(ClassificationMetrics.of(single, "bad", 0.5, 1, null));

    assertThat(byUnit).isCloseTo(honest, within(0.05));
    assertThat(byRow).isLessThan(honest / 2);
  }

  @Test
  void leavesOutWhatHasNoMeaningInsteadOfInventingIt() {
    Scored noPositive =
        new Scored(
            new double[][] {{.9, .1}, {.8, .2}, {.3, .7}},
            new double[] {0, 0, 0},
            List.of("ok", "bad"));

    Map<String, Value> metrics = ClassificationMetrics.of(noPositive, "bad", 0.5, 1, null);

    assertThat(metrics).doesNotContainKeys("recall", "pr_auc", "roc_auc", "balanced_error");
    assertThat(metrics.get("accuracy").value()).isCloseTo(2 / 3.0, EXACT);
    assertThat(metrics.get("mcc").value()).isZero();
  }

  @Test
  void survivesResamplesWithoutThePositiveRow() {
    double[] labels = new double[30];
    labels[0] = 1;
    double[][] scores = new double[30][];
    for (int i = 0; i < 30; i++) {
      scores[i] = new double[] {1 - i / 40.0, i / 40.0};
    }

    Map<String, Value> metrics =
        ClassificationMetrics.of(
            new Scored(scores, labels, List.of("ok", "bad")), "bad", 0.5, 1, null);

    assertThat(metrics.get("roc_auc").value()).isZero();
    assertThat(metrics.get("pr_auc").value()).isCloseTo(1 / 30.0, EXACT);
  }

  @Test
  void refusesTwoClassesWithoutAPositiveOne() {
    assertThatThrownBy(() -> ClassificationMetrics.of(Examples.binary(), null, 0.5, 1, null))
        .hasMessageContaining("positive");
  }

  @Test
  void isQuickOnTenThousandRows() {
    int n = 10_000;
    SplittableRandom random = new SplittableRandom(2);
    double[] labels = random.doubles(n).map(u -> u < 0.034 ? 1 : 0).toArray();
    double[][] scores =
        Arrays.stream(labels)
            .map(y -> Math.min(1, 0.3 * y + 0.7 * random.nextDouble()))
            .mapToObj(p -> new double[] {1 - p, p})
            .toArray(double[][]::new);
    Scored scored = new Scored(scores, labels, List.of("ok", "bad"));

    long start = System.nanoTime();
    ClassificationMetrics.of(scored, "bad", 0.5, 1, null);
    double seconds = (System.nanoTime() - start) / 1e9;

    // about one second on two free cores; the bound only catches sorting once per resample
    assertThat(seconds).isLessThan(20);
  }

  private static double width(Map<String, Value> metrics) {
    Value value = metrics.get("roc_auc");
    return value.high() - value.low();
  }

  private static void assertValues(Map<String, Value> metrics, Map<String, Double> expected) {
    expected.forEach(
        (name, value) -> assertThat(metrics.get(name).value()).as(name).isCloseTo(value, EXACT));
  }
}
