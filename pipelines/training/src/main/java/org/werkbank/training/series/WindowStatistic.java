package org.werkbank.training.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What a window of one sensor comes down to. Values are in the order of time and none is missing;
 * an empty window is NaN. A window of equal values is treated apart, so that rounding does not make
 * a constant sensor look as if it moved.
 */
public enum WindowStatistic {
  /** The latest value. */
  @JsonProperty("last")
  LAST {
    @Override
    double of(double[] values, int n) {
      return values[n - 1];
    }
  },
  /** The mean. */
  @JsonProperty("mean")
  MEAN {
    @Override
    double of(double[] values, int n) {
      return isConstant(values, n) ? values[0] : mean(values, 0, n);
    }
  },
  /** The standard deviation of the values themselves (divisor n). */
  @JsonProperty("std")
  STD {
    @Override
    double of(double[] values, int n) {
      if (isConstant(values, n)) {
        return 0;
      }
      double mean = mean(values, 0, n);
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
      return Math.sqrt(squares / n);
    }
  },
  /** The slope of the line of least squares, in units per row. */
  @JsonProperty("slope")
  SLOPE {
    @Override
    double of(double[] values, int n) {
      if (isConstant(values, n)) {
        return 0;
      }
      double middle = (n - 1) / 2.0;
      double above = 0;
      double below = 0;
      for (int i = 0; i < n; i++) {
        above += (i - middle) * values[i];
        below += (i - middle) * (i - middle);
      }
      return above / below;
    }
  },
  /** The mean of the latest five values. */
  @JsonProperty("recent")
  RECENT {
    @Override
    double of(double[] values, int n) {
      return isConstant(values, n) ? values[0] : mean(values, Math.max(0, n - 5), n);
    }
  };

  /** The part of a sample column's name behind the sensor's. */
  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param values the window's values in its first n places, n at least 1
   */
  abstract double of(double[] values, int n);

  private static boolean isConstant(double[] values, int n) {
    for (int i = 1; i < n; i++) {
      if (values[i] != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
