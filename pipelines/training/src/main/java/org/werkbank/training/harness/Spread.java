package org.werkbank.training.harness;

import java.util.SplittableRandom;

/** Some of many rows, spread over all of them. */
final class Spread {
  private static final long SEED = 1;

  private Spread() {}

  /**
   * At most so many of these rows in their order: one at random from each stretch of like length.
   */
  static int[] of(int[] rows, int most) {
    if (rows.length <= most) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int[] some = new int[most];
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) i * rows.length / most);
      int to = (int) ((long) (i + 1) * rows.length / most);
      some[i] = rows[random.nextInt(from, to)];
    }
    return some;
  }
}
