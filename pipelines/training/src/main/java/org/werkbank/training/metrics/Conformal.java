package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Split conformal intervals (Vovk, Gammerman and Shafer 2005; Lei et al. 2018): how far off a model
 * was on rows it had not seen says how far off it will be on the next.
 *
 * <p>With n rows it is the ceil((n+1)(1-a))-th smallest error. Where rows come in units (machines,
 * engines), what is new in use is a unit: the rows of each share one unit's weight, and the width
 * is the quantile of the errors so weighted (Dunn, Wasserman and Ramdas 2022, "pooling CDFs"). n
 * counts units then, and the rank (n+1)(1-a) need not be whole, because a unit's rows divide its
 * weight.
 */
public final class Conformal {
  /** Share of future values that may lie outside. */
  public static final double MISS = 0.1;

  /** With fewer the errors of one unit would decide. */
  private static final int FEWEST_UNITS = 5;

  private Conformal() {}

  /**
   * Half the width of the interval, or NaN when there are too few units to know it.
   *
   * @param errors predicted minus actual values of rows the model had not seen
   * @param units the unit of each row, or null when each is one
   */
  public static double halfWidth(double[] errors, int @Nullable [] units) {
    Map<Integer, Integer> sizes = new HashMap<>();
    if (units != null) {
      Arrays.stream(units).forEach(unit -> sizes.merge(unit, 1, Integer::sum));
    }
    int n = units == null ? errors.length : sizes.size();
    double rank = units == null ? Math.ceil((n + 1) * (1 - MISS)) : (n + 1) * (1 - MISS);
    if (n == 0 || rank > n || (units != null && n < FEWEST_UNITS)) {
      return Double.NaN;
    }
    Integer[] order = new Integer[errors.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> Math.abs(errors[i])));
    double weight = 0;
    for (int i : order) {
      weight += units == null ? 1 : 1.0 / sizes.getOrDefault(units[i], 1);
      // a sum of many shares may fall short of a whole number by rounding
      if (weight >= rank - 1e-9) {
        return Math.abs(errors[i]);
      }
    }
    return Math.abs(errors[order[order.length - 1]]);
  }
}
