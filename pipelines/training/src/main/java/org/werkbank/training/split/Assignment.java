package org.werkbank.training.split;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.SplitKind;

/**
 * The split of a data set.
 *
 * @param unit what is new in the test part: {@code row}, {@code time} or a group column's name
 * @param folds one fold for holdout and time, several otherwise; test parts never overlap
 * @param units index of the group of each row, for intervals over groups; null when rows are units
 */
public record Assignment(SplitKind kind, String unit, List<Fold> folds, int @Nullable [] units) {

  /** The same, judged on some of the rows alone. */
  public Assignment judgedOn(int[] rows) {
    Set<Integer> judged = Arrays.stream(rows).boxed().collect(Collectors.toSet());
    List<Fold> fewer =
        folds.stream()
            .map(
                fold ->
                    new Fold(
                        fold.train(),
                        fold.validation(),
                        Arrays.stream(fold.test()).filter(judged::contains).toArray()))
            .toList();
    return new Assignment(kind, unit, fewer, units);
  }

  /** Whether each row is judged by a model that learned from all others. */
  public boolean isCrossValidation() {
    return folds.size() > 1;
  }
}
