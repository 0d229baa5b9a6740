package org.werkbank.training.proportions;

import java.util.Arrays;
import org.werkbank.training.api.TrainingSet;

/**
 * The groups of a training part.
 *
 * @param of index of each row's batch
 * @param sizes rows of each batch
 * @param shares share of bad parts of each batch
 */
record Batches(int[] of, int[] sizes, double[] shares) {

  static Batches in(TrainingSet data) {
    int[] of = data.groups();
    if (of == null) {
      throw new IllegalArgumentException("shares of groups need a column that names the groups");
    }
    int count = Arrays.stream(of).max().orElse(-1) + 1;
    int[] sizes = new int[count];
    double[] shares = new double[count];
    for (int row = 0; row < of.length; row++) {
      sizes[of[row]]++;
      shares[of[row]] = data.labels()[row];
    }
    return new Batches(of, sizes, shares);
  }

  int count() {
    return sizes.length;
  }

  /** The mean of some figure of the rows over each batch. */
  double[] means(double[] ofRows) {
    double[] means = new double[count()];
    for (int row = 0; row < of.length; row++) {
      means[of[row]] += ofRows[row] / sizes[of[row]];
    }
    return means;
  }
}
