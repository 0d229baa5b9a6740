package org.werkbank.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.werkbank.contract.SplitKind;

/**
 * Cuts the rows, in order of time, into blocks and judges each by what was learned from the others.
 * Neighbours stay together, and a gap of rows on both sides of the block is learned from by nobody.
 * Kinder than a time split, as later rows help with earlier ones, but it judges every row.
 */
final class BlockedSplit {
  private BlockedSplit() {}

  static Assignment of(SplitRequest request) {
    int rows = request.rows();
    int blocks = Splits.orElse(request.split().folds(), 5);
    int gap = Splits.orElse(request.split().gap(), 0);
    Splits.checkRows(rows, blocks * (2L + gap));
    int[] order = TimeOrder.of(request);
    int[] blockOf = new int[rows];
    List<Fold> folds = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int from = start(block, blocks, rows);
      int to = start(block + 1, blocks, rows);
      for (int i = from; i < to; i++) {
        blockOf[order[i]] = block;
      }
      int[] before = Arrays.copyOfRange(order, 0, Math.max(0, from - gap));
      int[] after = Arrays.copyOfRange(order, Math.min(rows, to + gap), rows);
      folds.add(
          new Fold(Splits.joined(before, after), new int[0], Arrays.copyOfRange(order, from, to)));
    }
    return new Assignment(SplitKind.BLOCKED, "block", folds, blockOf);
  }

  private static int start(int block, int blocks, int rows) {
    return (int) ((long) block * rows / blocks);
  }
}
