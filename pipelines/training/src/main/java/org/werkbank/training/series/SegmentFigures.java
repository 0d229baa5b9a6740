package org.werkbank.training.series;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;

/**
 * What a sensor did in one segment of a part, in figures (after Morik and Wessel 1999 on value
 * series, and Christ et al. 2018, tsfresh). Moments are those of the values themselves; quantiles
 * are interpolated between neighbours. A figure that the values do not define is missing.
 */
final class SegmentFigures {
  /** The names of the figures, in the order of {@link #of}. */
  static final List<String> NAMES =
      List.of(
          "n",
          "mean",
          "std",
          "min",
          "max",
          "median",
          "q05",
          "q95",
          "range",
          "slope",
          "intercept",
          "last",
          "change",
          "rms",
          "crest",
          "skew",
          "kurtosis",
          "mean_abs_change",
          "crossings",
          "autocorrelation",
          "outliers",
          "above",
          "energy_1",
          "energy_2",
          "energy_3",
          "energy_4",
          "frequency",
          "entropy");

  /** Makes the median absolute deviation of normal values their standard deviation. */
  private static final double MAD_TO_DEVIATION = 1.4826;

  private static final double FAR = 3;
  private static final int FEWEST_FOR_SKEWNESS = 3;
  private static final int FEWEST_FOR_KURTOSIS = 4;

  private SegmentFigures() {}

  /**
   * The figures of the values in their order, none of them missing.
   *
   * @param usual what {@code above} counts the values beyond: the sensor's mean over the whole part
   */
  static double[] of(double[] values, double usual) {
    int n = values.length;
    double[] found = new double[NAMES.size()];
    Arrays.fill(found, Double.NaN);
    found[0] = n;
    if (n == 0) {
      return found;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double mean =
        sorted[0] == sorted[n - 1] ? sorted[0] : Arrays.stream(values).average().orElse(0);
    double std = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / n);
    double rms = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / n);
    double median = quantile(sorted, 0.5);
    double[] line = line(values, mean);
    double[] figures = {
      n,
      mean,
      std,
      sorted[0],
      sorted[n - 1],
      median,
      quantile(sorted, 0.05),
      quantile(sorted, 0.95),
      sorted[n - 1] - sorted[0],
      line[0],
      line[1],
      values[n - 1],
      values[n - 1] - values[0],
      rms,
      rms == 0 ? Double.NaN : Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1])) / rms,
      n < FEWEST_FOR_SKEWNESS ? Double.NaN : std == 0 ? 0 : new Skewness().evaluate(values),
      n < FEWEST_FOR_KURTOSIS ? Double.NaN : std == 0 ? 0 : new Kurtosis().evaluate(values),
      meanChange(values),
      crossings(values, mean),
      autocorrelation(values, mean),
      outliers(values, median),
      Arrays.stream(values).filter(v -> v > usual).count() / (double) n
    };
    System.arraycopy(figures, 0, found, 0, figures.length);
    double[] spectrum = Spectrum.of(values, mean);
    System.arraycopy(spectrum, 0, found, figures.length, spectrum.length);
    return found;
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Slope in units per row and height at the first row of the line of least squares. */
  private static double[] line(double[] values, double mean) {
    double middle = (values.length - 1) / 2.0;
    double above = 0;
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      above += (i - middle) * (values[i] - mean);
      below += (i - middle) * (i - middle);
    }
    double slope = below == 0 ? 0 : above / below;
    return new double[] {slope, mean - slope * middle};
  }

  private static double meanChange(double[] values) {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - 1]);
    }
    return values.length < 2 ? Double.NaN : sum / (values.length - 1);
  }

  private static double crossings(double[] values, double mean) {
    int crossings = 0;
    for (int i = 1; i < values.length; i++) {
      crossings += values[i] > mean != values[i - 1] > mean ? 1 : 0;
    }
    return crossings;
  }

  /** Of neighbouring values; 0 where nothing moves. */
  private static double autocorrelation(double[] values, double mean) {
    double together = 0;
    double alone = 0;
    for (int i = 0; i < values.length; i++) {
      alone += (values[i] - mean) * (values[i] - mean);
      together += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
    }
    return values.length < 2 ? Double.NaN : alone == 0 ? 0 : together / alone;
  }

  private static double outliers(double[] values, double median) {
    double[] apart = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
    double limit = FAR * MAD_TO_DEVIATION * quantile(apart, 0.5);
    return Arrays.stream(apart).filter(distance -> distance > limit).count();
  }
}
