package org.werkbank.training.harness;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.series.Lags;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * The mean error of saying the same as one season earlier, on the rows learned from: the yardstick
 * of the mean absolute scaled error (Hyndman and Koehler 2006, eq. 5 with the seasonal naive
 * forecast).
 */
final class SeasonalScale {
  private SeasonalScale() {}

  /**
   * @return by position of a row, the scale of the fold that tests it, NaN where none does; null
   *     when there is no season or a fold's series repeats itself exactly
   */
  static double @Nullable [] of(TrainingData data, Assignment assignment, Lags lags) {
    if (lags.seasons().isEmpty()) {
      return null;
    }
    String label = data.task().label();
    FrameColumn earlier =
        data.frame().named(lags.seasonal(label, lags.seasons().get(0))).orElseThrow();
    double[] scales = new double[data.frame().size()];
    Arrays.fill(scales, Double.NaN);
    for (Fold fold : assignment.folds()) {
      double scale =
          Arrays.stream(fold.known())
              .mapToDouble(row -> Math.abs(data.task().labels()[row] - earlier.number(row)))
              .filter(error -> !Double.isNaN(error))
              .average()
              .orElse(0);
      if (scale == 0) {
        return null;
      }
      for (int row : fold.test()) {
        scales[row] = scale;
      }
    }
    return scales;
  }
}
