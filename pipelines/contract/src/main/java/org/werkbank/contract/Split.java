package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/**
 * How rows are divided into training and test part; see docs/evaluation.md for each kind.
 *
 * @param test share of rows in the test part, between 0 and 1, for {@code holdout} and {@code time}
 * @param folds number of folds for {@code kfold} and {@code group}
 * @param gap rows left out between training and test part of a {@code time} split
 */
public record Split(
    SplitKind kind, @Nullable Double test, @Nullable Integer folds, @Nullable Integer gap) {
  public Split {
    switch (Checks.given(kind, "kind")) {
      case HOLDOUT, TIME -> {
        test = test == null ? 0.3 : test;
        if (!(test > 0 && test < 1)) {
          throw new IllegalArgumentException("test must lie between 0 and 1, but is " + test);
        }
      }
      case KFOLD, GROUP -> {
        folds = folds == null ? 5 : folds;
        if (folds < 2 || folds > 100) {
          throw new IllegalArgumentException("folds must lie between 2 and 100, but is " + folds);
        }
      }
    }
    if (gap != null && gap < 0) {
      throw new IllegalArgumentException("gap must not be negative, but is " + gap);
    }
  }

  public static Split kfold(int folds) {
    return new Split(SplitKind.KFOLD, null, folds, null);
  }

  public static Split time(double test) {
    return new Split(SplitKind.TIME, test, null, 0);
  }
}
