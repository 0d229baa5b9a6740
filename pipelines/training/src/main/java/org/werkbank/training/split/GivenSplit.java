package org.werkbank.training.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * Takes the parts from a column, as published benchmarks have them. Its words are {@code train},
 * {@code validation} and {@code test}; without validation rows a share of the training rows is cut
 * off, whole groups of it where there is a group column. Rows without a word are unused.
 */
final class GivenSplit {
  private GivenSplit() {}

  static Assignment of(SplitRequest request, SplittableRandom random) {
    FrameColumn column = request.given();
    if (column == null) {
      throw BadData.columnAbsent(String.valueOf(request.split().column()));
    }
    List<Integer> train = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    int unknown = 0;
    for (int row = 0; row < request.rows(); row++) {
      switch (word(column.text(row))) {
        case "train" -> train.add(row);
        case "validation" -> validation.add(row);
        case "test" -> test.add(row);
        case "" -> {}
        default -> unknown++;
      }
    }
    if (unknown > 0) {
      throw BadData.splitWord(column.column().name(), unknown);
    }
    if (train.size() < 5 || test.isEmpty()) {
      throw BadData.splitEmpty(column.column().name(), train.size(), test.size());
    }
    int[] known = Splits.sorted(train);
    int[][] parts =
        validation.isEmpty()
            ? Splits.cutKnown(request, known, random)
            : new int[][] {known, Splits.sorted(validation)};
    Fold fold = new Fold(parts[0], parts[1], Splits.sorted(test));
    FrameColumn group = request.group();
    String unit = group == null ? "row" : group.column().name();
    int[] units = group == null ? null : GroupSplit.groups(group, request.rows());
    return new Assignment(SplitKind.GIVEN, unit, List.of(fold), units);
  }

  private static String word(@Nullable String cell) {
    return cell == null ? "" : cell.strip().toLowerCase(Locale.ROOT);
  }
}
