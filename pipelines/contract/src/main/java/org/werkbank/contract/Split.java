package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/**
 * How rows are divided into training and test part; see docs/evaluation.md for each kind.
 *
 * @param test share of rows in the test part, between 0 and 1, for {@code holdout} and {@code
 *     time}, and of all test parts together for {@code rolling}
 * @param folds number of folds for {@code kfold}, {@code group} and {@code blocked}
 * @param gap rows left out between training and test part of a {@code time}, {@code blocked} or
 *     {@code rolling} split
 * @param origins number of points in time from which a {@code rolling} split looks ahead
 * @param column says the part of each row in a {@code given} split
 */
public record Split(
    SplitKind kind,
    @Nullable Double test,
    @Nullable Integer folds,
    @Nullable Integer gap,
    @Nullable Integer origins,
    @Nullable String column) {
  public Split {
    switch (Checks.given(kind, "kind")) {
      case HOLDOUT, TIME, ROLLING -> {
        test = test == null ? 0.3 : test;
        if (!(test > 0 && test < 1)) {
          throw new IllegalArgumentException("test must lie between 0 and 1, but is " + test);
        }
        if (kind == SplitKind.ROLLING) {
          origins = between("origins", origins, 4);
        }
      }
      case KFOLD, GROUP, BLOCKED -> folds = between("folds", folds, 5);
      case GIVEN -> Checks.notBlank(column, "column");
      case LEAVE_ONE_GROUP_OUT -> {}
    }
    if (gap != null && gap < 0) {
      throw new IllegalArgumentException("gap must not be negative, but is " + gap);
    }
  }

  public static Split kfold(int folds) {
    return new Split(SplitKind.KFOLD, null, folds, null, null, null);
  }

  public static Split time(double test) {
    return new Split(SplitKind.TIME, test, null, 0, null, null);
  }

  private static int between(String name, @Nullable Integer given, int usual) {
    int value = given == null ? usual : given;
    if (value < 2 || value > 100) {
      throw new IllegalArgumentException(name + " must lie between 2 and 100, but is " + value);
    }
    return value;
  }
}
