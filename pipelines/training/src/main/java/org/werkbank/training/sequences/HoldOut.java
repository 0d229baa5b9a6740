package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.werkbank.training.api.TrainingSet;

/**
 * Rows to learn from and rows to stop by, both of the training part. Whole groups (machines) are
 * held out, for windows of one machine look alike: a network that stops by windows it has nearly
 * seen stops too late.
 *
 * @param learn positions of the rows to learn from
 * @param stop positions of the rows whose loss decides when to stop
 */
record HoldOut(int[] learn, int[] stop) {
  private static final double SHARE = 0.15;

  /** Without two groups the last rows are held out. */
  static HoldOut of(TrainingSet data, Random random) {
    if (data.size() < 2) {
      throw new IllegalArgumentException("a network needs at least two rows to learn from");
    }
    int[] groups = data.groups();
    List<Integer> known =
        groups == null
            ? List.of()
            : new ArrayList<>(new TreeSet<>(Arrays.stream(groups).boxed().toList()));
    if (groups == null || known.size() < 2) {
      int cut = data.size() - (int) Math.max(1, Math.round(data.size() * SHARE));
      return new HoldOut(
          IntStream.range(0, cut).toArray(), IntStream.range(cut, data.size()).toArray());
    }
    Collections.shuffle(known, random);
    int held = (int) Math.max(1, Math.round(known.size() * SHARE));
    Set<Integer> stop = new HashSet<>(known.subList(0, held));
    return new HoldOut(
        IntStream.range(0, groups.length).filter(row -> !stop.contains(groups[row])).toArray(),
        IntStream.range(0, groups.length).filter(row -> stop.contains(groups[row])).toArray());
  }
}
