package org.werkbank.training.split;

import java.util.Arrays;
import java.util.List;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.failure.BadData;

/**
 * Learns from earlier rows and judges by later ones. A gap of rows between the parts keeps
 * neighbours apart.
 */
final class TimeSplit {
  private TimeSplit() {}

  static Assignment of(SplitRequest request) {
    int rows = request.rows();
    double share = request.split().test() == null ? 0.3 : request.split().test();
    int gap = Splits.orElse(request.split().gap(), 0);
    int test = (int) Math.round(rows * share);
    int known = rows - test - gap;
    int validation = (int) Math.round(known * Splits.VALIDATION);
    int train = known - validation - gap;
    if (train < 5 || validation < 2 || test < 2) {
      throw BadData.tooFewRows(rows, Math.max(10, 10L + 3L * gap));
    }
    int[] order = TimeOrder.of(request);
    Fold fold =
        new Fold(
            Arrays.copyOfRange(order, 0, train),
            Arrays.copyOfRange(order, train + gap, known),
            Arrays.copyOfRange(order, known + gap, rows));
    return new Assignment(SplitKind.TIME, "time", List.of(fold), null);
  }
}
