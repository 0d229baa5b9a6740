package org.werkbank.training.series;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.TimeValues;

/**
 * How regular a time column is, history by history.
 *
 * @param behind rows that stand in the file behind a later one of their history
 * @param firstBehind number of the first of them in the file, from 1; 0 when there is none
 * @param steps pairs of neighbours in time
 * @param uneven steps that are not the usual (median) one to within a hundredth
 * @param firstUneven number in the file of the row that ends the first of them; 0 for none
 */
public record Regularity(long behind, long firstBehind, long steps, long uneven, long firstUneven) {
  private static final double SAME = 0.01;

  /** Empty without a time column. */
  public static Optional<Regularity> of(Frame frame) {
    return frame.first(ColumnRole.TIME).map(time -> of(frame, time));
  }

  private static Regularity of(Frame frame, FrameColumn time) {
    double[] values =
        time.isNumeric()
            ? IntStream.range(0, frame.size()).mapToDouble(time::number).toArray()
            : Arrays.stream(TimeValues.of(time, frame.size())).asDoubleStream().toArray();
    long behind = 0;
    long firstBehind = 0;
    FrameColumn group = frame.first(ColumnRole.GROUP).orElse(null);
    Map<Object, Double> latest = new HashMap<>();
    for (int row = 0; row < values.length; row++) {
      Object key = group == null ? "" : group.key(row);
      double before = latest.getOrDefault(key, Double.NEGATIVE_INFINITY);
      if (values[row] < before) {
        behind++;
        firstBehind = firstBehind == 0 ? frame.rowNumbers()[row] : firstBehind;
      } else {
        latest.put(key, values[row]);
      }
    }
    return withSteps(frame, values, behind, firstBehind);
  }

  private static Regularity withSteps(Frame frame, double[] values, long behind, long firstBehind) {
    double[] steps = new double[values.length];
    int[] ends = new int[values.length];
    int n = 0;
    for (int[] history : Histories.of(frame).list()) {
      for (int i = 1; i < history.length; i++) {
        steps[n] = values[history[i]] - values[history[i - 1]];
        ends[n++] = history[i];
      }
    }
    double[] sorted = Arrays.copyOf(steps, n);
    Arrays.sort(sorted);
    double usual = n == 0 ? 0 : sorted[n / 2];
    long uneven = 0;
    long firstUneven = 0;
    for (int i = 0; i < n; i++) {
      if (Math.abs(steps[i] - usual) > SAME * usual) {
        uneven++;
        firstUneven = firstUneven == 0 ? frame.rowNumbers()[ends[i]] : firstUneven;
      }
    }
    return new Regularity(behind, firstBehind, n, uneven, firstUneven);
  }
}
