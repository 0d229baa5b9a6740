package org.werkbank.training.harness;

import java.util.Optional;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/** The split to hold beside the one a run was made with: an honest one beside a random one. */
final class OtherWay {
  private static final int FOLDS = 5;
  private static final double TEST = 0.3;

  private OtherWay() {}

  /** Empty when rows are held out at random and no column says what would be new. */
  static Optional<Split> of(Split split, TrainingData data) {
    if (!split.kind().isRandom()) {
      return Optional.of(
          split.kind().isByGroup()
              ? Split.kfold(split.folds() == null ? FOLDS : split.folds())
              : holdout(split.test() == null ? TEST : split.test()));
    }
    if (data.frame().first(ColumnRole.GROUP).isPresent()) {
      return Optional.of(new Split(SplitKind.GROUP, null, FOLDS, null, null, null));
    }
    boolean inOrder =
        data.frame().first(ColumnRole.TIME).isPresent()
            || data.task().name().equals(LearningTask.FORECAST);
    return inOrder
        ? Optional.of(new Split(SplitKind.TIME, TEST, null, null, null, null))
        : Optional.empty();
  }

  private static Split holdout(double test) {
    return new Split(SplitKind.HOLDOUT, test, null, null, null, null);
  }
}
