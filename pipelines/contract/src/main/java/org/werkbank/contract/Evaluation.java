package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the harness found when it scored rows the pipeline never saw. Metric names are those of
 * docs/evaluation.md.
 *
 * @param positive the label value that counts as positive in a binary task
 * @param threshold the score from which a row counts as positive, chosen on the validation part
 * @param baselines the naive and the linear comparison, scored on the same rows
 * @param thresholds counts of decisions over the threshold on the test part, from which costs
 *     follow for any prices
 * @param validationThresholds the same on the validation part, so that a threshold can be chosen
 *     without looking at the test part; absent in a cross-validation
 * @param otherSplit what the same pipeline reaches when rows are held out the other way; absent
 *     unless the run was asked to look twice
 * @param factors the same rows told apart by what they are: one entry for each kind of fault,
 *     station or the like, in the order to show them; absent when there are none
 * @param seeds the main metric of the same pipeline on the same split with other seeds, the run's
 *     own first; absent unless the run was asked to look twice
 * @param noise the main metric when the tested rows are made noisy
 * @param horizons a forecast made for nearer and farther rows by the same pipeline, the run's own
 *     among them; absent unless the run was asked to look twice
 */
public record Evaluation(
    String task,
    SplitInfo split,
    long seed,
    @Nullable String positive,
    @Nullable Double threshold,
    Part test,
    @Nullable Part validation,
    List<Baseline> baselines,
    List<Check> checks,
    List<CalibrationBin> calibration,
    Map<String, Curve> curves,
    List<ThresholdCounts> thresholds,
    @Nullable List<ThresholdCounts> validationThresholds,
    @Nullable OtherSplit otherSplit,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Factor> factors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SeedValue> seeds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NoiseValue> noise,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HorizonValue> horizons) {
  public Evaluation {
    Checks.notBlank(task, "task");
    Checks.given(split, "split");
    Checks.given(test, "test");
    baselines = baselines == null ? List.of() : List.copyOf(baselines);
    checks = checks == null ? List.of() : List.copyOf(checks);
    calibration = calibration == null ? List.of() : List.copyOf(calibration);
    curves = curves == null ? Map.of() : Map.copyOf(curves);
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    validationThresholds = validationThresholds == null ? null : List.copyOf(validationThresholds);
    factors = factors == null ? List.of() : List.copyOf(factors);
    seeds = seeds == null ? List.of() : List.copyOf(seeds);
    noise = noise == null ? List.of() : List.copyOf(noise);
    horizons = horizons == null ? List.of() : List.copyOf(horizons);
  }

  /** An evaluation of one seed. */
  public Evaluation(
      String task,
      SplitInfo split,
      long seed,
      @Nullable String positive,
      @Nullable Double threshold,
      Part test,
      @Nullable Part validation,
      List<Baseline> baselines,
      List<Check> checks,
      List<CalibrationBin> calibration,
      Map<String, Curve> curves,
      List<ThresholdCounts> thresholds,
      @Nullable List<ThresholdCounts> validationThresholds,
      @Nullable OtherSplit otherSplit,
      List<Factor> factors) {
    this(
        task,
        split,
        seed,
        positive,
        threshold,
        test,
        validation,
        baselines,
        checks,
        calibration,
        curves,
        thresholds,
        validationThresholds,
        otherSplit,
        factors,
        List.of(),
        List.of(),
        List.of());
  }

  /** An evaluation of all rows together. */
  public Evaluation(
      String task,
      SplitInfo split,
      long seed,
      @Nullable String positive,
      @Nullable Double threshold,
      Part test,
      @Nullable Part validation,
      List<Baseline> baselines,
      List<Check> checks,
      List<CalibrationBin> calibration,
      Map<String, Curve> curves,
      List<ThresholdCounts> thresholds,
      @Nullable List<ThresholdCounts> validationThresholds,
      @Nullable OtherSplit otherSplit) {
    this(
        task,
        split,
        seed,
        positive,
        threshold,
        test,
        validation,
        baselines,
        checks,
        calibration,
        curves,
        thresholds,
        validationThresholds,
        otherSplit,
        List.of());
  }

  /** An evaluation without counts of the validation part. */
  public Evaluation(
      String task,
      SplitInfo split,
      long seed,
      @Nullable String positive,
      @Nullable Double threshold,
      Part test,
      @Nullable Part validation,
      List<Baseline> baselines,
      List<Check> checks,
      List<CalibrationBin> calibration,
      Map<String, Curve> curves,
      List<ThresholdCounts> thresholds) {
    this(
        task,
        split,
        seed,
        positive,
        threshold,
        test,
        validation,
        baselines,
        checks,
        calibration,
        curves,
        thresholds,
        null,
        null);
  }

  /**
   * The same pipeline on the same rows, held out at random when the run's split is by time or by
   * group, or by time or by group when it is at random.
   *
   * @param gap how much better the main metric looks at random; in a share of the other value for
   *     errors, whose unit says nothing
   */
  public record OtherSplit(
      SplitKind kind, String metric, Map<String, Value> metrics, double gap, long n) {
    public OtherSplit {
      Checks.given(kind, "kind");
      Checks.notBlank(metric, "metric");
      metrics = Map.copyOf(Checks.given(metrics, "metrics"));
    }
  }

  /** What the pipeline reaches on the run's split when its random choices follow another seed. */
  public record SeedValue(long seed, String metric, Value value) {
    public SeedValue {
      Checks.notBlank(metric, "metric");
      Checks.given(value, "value");
    }
  }

  /**
   * How well the judged models do when noise is added to every numeric feature.
   *
   * @param level standard deviation of the noise, as a share of the column's own
   * @param n tested rows it was measured on
   */
  public record NoiseValue(double level, String metric, double value, long n) {
    public NoiseValue {
      Checks.notBlank(metric, "metric");
      Checks.finite(value, "value");
      if (Checks.finite(level, "level") < 0) {
        throw new IllegalArgumentException("level must not be negative, but is " + level);
      }
      if (n < 1) {
        throw new IllegalArgumentException("n must be at least 1, but is " + n);
      }
    }
  }

  /**
   * How good a forecast is so many rows ahead.
   *
   * @param naive what the latest known value reaches
   * @param n tested rows
   */
  public record HorizonValue(
      int horizon, String metric, Value value, @Nullable Double naive, long n) {
    public HorizonValue {
      Checks.notBlank(metric, "metric");
      Checks.given(value, "value");
      if (horizon < 1 || n < 1) {
        throw new IllegalArgumentException("horizon and n must be at least 1");
      }
    }
  }

  /**
   * Which rows were held out.
   *
   * @param unit what is new in the test part: {@code row}, {@code time} or the group column's name
   * @param manifestSha256 hash of the artifact that lists the part of every row
   */
  public record SplitInfo(
      SplitKind kind, String unit, String manifestSha256, long trainRows, long testRows) {
    public SplitInfo {
      Checks.given(kind, "kind");
      Checks.sha256(manifestSha256, "manifestSha256");
    }
  }

  /** Metrics of one part with the number of rows they rest on. */
  public record Part(long n, long positives, Map<String, Value> metrics) {
    public Part {
      Checks.notNegative(n, "n");
      metrics = Map.copyOf(Checks.given(metrics, "metrics"));
    }
  }

  /** A value with its 95 % bootstrap interval. */
  public record Value(double value, double low, double high) {
    public Value {
      if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException("a metric must be a finite number");
      }
    }
  }

  /**
   * Metrics of the test rows of one kind.
   *
   * @param name the value that these rows share, such as a kind of fault or a station
   * @param n rows
   * @param metrics only those that are defined; a value without an interval is its own low and high
   */
  public record Factor(String name, long n, Map<String, Value> metrics) {
    public Factor {
      Checks.notBlank(name, "name");
      Checks.notNegative(n, "n");
      metrics = Map.copyOf(Checks.given(metrics, "metrics"));
    }
  }

  /**
   * A comparison model, {@code naive} or {@code linear}; where normal rows alone are learned from,
   * the linear one is a principal component analysis.
   */
  public record Baseline(String name, Map<String, Value> metrics) {
    public Baseline {
      Checks.notBlank(name, "name");
      metrics = Map.copyOf(Checks.given(metrics, "metrics"));
    }
  }

  /**
   * A named test of the result's honesty.
   *
   * @param verdict passed, warned or failed
   * @param evidence a sentence with counts and names of columns, never with cells
   * @param evidenceDe the same sentence in German
   */
  public record Check(String id, String verdict, String evidence, @Nullable String evidenceDe) {
    public Check {
      Checks.notBlank(id, "id");
    }

    /** The sentence for a reader of this language, English where there is no other. */
    public String evidence(Locale reader) {
      return evidenceDe != null && reader.getLanguage().equals("de") ? evidenceDe : evidence;
    }
  }

  /** Rows whose prediction fell into one bin: mean prediction against observed share. */
  public record CalibrationBin(double predicted, double observed, long n) {}

  /** A curve such as {@code pr} or {@code roc}; both lists have the same length. */
  public record Curve(List<Double> x, List<Double> y) {
    public Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException("a curve needs as many x as y");
      }
    }
  }

  /** Decisions at one threshold on one part, in rows. */
  public record ThresholdCounts(
      double threshold,
      long truePositives,
      long falsePositives,
      long falseNegatives,
      long trueNegatives) {}
}
