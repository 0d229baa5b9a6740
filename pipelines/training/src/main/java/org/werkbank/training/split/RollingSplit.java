package org.werkbank.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.failure.BadData;

/**
 * Looks ahead from several points in time (Tashman 2000, "rolling origin"): the last share of the
 * rows is cut into blocks, and each is judged by what was learned from all rows before it. A gap of
 * rows before each block is learned from by nobody.
 */
final class RollingSplit {
  private RollingSplit() {}

  static Assignment of(SplitRequest request) {
    int rows = request.rows();
    int origins = Splits.orElse(request.split().origins(), 4);
    int gap = Splits.orElse(request.split().gap(), 0);
    double share = request.split().test() == null ? 0.3 : request.split().test();
    int tested = (int) Math.round(rows * share);
    int first = rows - tested;
    if (first - gap < 5 || tested < 2 * origins) {
      throw BadData.tooFewRows(rows, 10L + gap + 2L * origins);
    }
    int[] order = TimeOrder.of(request);
    List<Fold> folds = new ArrayList<>();
    for (int origin = 0; origin < origins; origin++) {
      int from = first + (int) ((long) origin * tested / origins);
      int to = first + (int) ((long) (origin + 1) * tested / origins);
      folds.add(
          new Fold(
              Arrays.copyOfRange(order, 0, from - gap),
              new int[0],
              Arrays.copyOfRange(order, from, to)));
    }
    return new Assignment(SplitKind.ROLLING, "time", folds, null);
  }
}
