package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Peak;

/**
 * What a forecast foresaw of the load above a limit. Suppliers charge the highest load, so that a
 * peak that was announced can be shifted and one that was not is paid for.
 */
public final class PeakLoads {
  /** Limits at these shares of the tested values. */
  private static final double[] AT = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99};

  private PeakLoads() {}

  /**
   * @param naive the naive forecast, NaN where it is unknown; null without one
   */
  public static List<Peak> of(double[] actual, double[] predicted, double @Nullable [] naive) {
    double[] sorted = actual.clone();
    Arrays.sort(sorted);
    List<Peak> peaks = new ArrayList<>();
    double last = Double.NaN;
    for (double share : AT) {
      double limit = sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
      long above = Arrays.stream(actual).filter(value -> value > limit).count();
      if (above >= Plots.FEWEST_ROWS && limit != last) {
        last = limit;
        peaks.add(peak(limit, actual, predicted, naive));
      }
    }
    return peaks;
  }

  private static Peak peak(
      double limit, double[] actual, double[] predicted, double @Nullable [] naive) {
    int[] above = IntStream.range(0, actual.length).filter(i -> actual[i] > limit).toArray();
    return new Peak(
        Rounded.of(limit),
        actual.length,
        above.length,
        Rounded.of(IntStream.of(above).mapToDouble(i -> actual[i] - limit).sum()),
        Rounded.of(foreseen(limit, actual, predicted, above)),
        naive == null ? null : Rounded.of(foreseen(limit, actual, naive, above)),
        IntStream.range(0, actual.length)
            .filter(i -> predicted[i] > limit && actual[i] <= limit)
            .count());
  }

  private static double foreseen(double limit, double[] actual, double[] said, int[] above) {
    return IntStream.of(above)
        .filter(i -> said[i] > limit)
        .mapToDouble(i -> actual[i] - limit)
        .sum();
  }
}
