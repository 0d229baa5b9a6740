package org.werkbank.training.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * Rows watched for what is out of the ordinary, beside what really was.
 *
 * @param excess score of each row as a multiple of its limit; a row above 1 is out of the ordinary
 * @param kinds 0 for a normal row, otherwise 1 + index into {@code faults}
 * @param faults names of the kinds of fault
 * @param histories positions of the rows of each group in the order of time; every row is in one
 */
public record Watched(double[] excess, int[] kinds, List<String> faults, List<int[]> histories) {
  public Watched {
    faults = List.copyOf(faults);
    histories = List.copyOf(histories);
    if (excess.length == 0 || excess.length != kinds.length) {
      throw new IllegalArgumentException(excess.length + " scores but " + kinds.length + " kinds");
    }
    for (int i = 0; i < excess.length; i++) {
      if (!(excess[i] >= 0)) {
        throw new IllegalArgumentException("the score of row " + i + " is not a number from 0 on");
      }
      if (kinds[i] < 0 || kinds[i] > faults.size()) {
        throw new IllegalArgumentException("row " + i + " has no kind of index " + kinds[i]);
      }
    }
    if (histories.stream().mapToInt(h -> h.length).sum() != excess.length) {
      throw new IllegalArgumentException("every row must be in one history");
    }
  }

  public int size() {
    return excess.length;
  }

  boolean isOut(int row) {
    return excess[row] > 1;
  }

  /** A history in which nothing ever happens. */
  boolean isQuiet(int[] history) {
    return Arrays.stream(history).allMatch(row -> kinds[row] == 0);
  }

  /**
   * The same scores as those of a classifier of normal and other rows: e / (1 + e) is one half at
   * the limit and keeps the order.
   */
  public Scored asClasses(List<String> classes) {
    double[][] scores = new double[excess.length][];
    double[] labels = new double[excess.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = odds(excess[i]);
      labels[i] = kinds[i] == 0 ? 0 : 1;
    }
    return new Scored(scores, labels, classes);
  }

  /** Probabilities of normal and not, as far as a score above a limit can be taken for one. */
  public static double[] odds(double excess) {
    double out = excess > 1e15 ? 1 : excess / (1 + excess);
    return new double[] {1 - out, out};
  }
}
