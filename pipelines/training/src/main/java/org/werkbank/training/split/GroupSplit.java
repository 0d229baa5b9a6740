package org.werkbank.training.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * Keeps the rows of one group (batch, machine, engine) together, so that the test part holds new
 * groups. Large groups are placed first, each into the fold with the fewest rows; with as many
 * folds as groups each is left out once.
 */
final class GroupSplit {
  /** Each group left out costs a training. */
  private static final int MOST_GROUPS = 100;

  private GroupSplit() {}

  static Assignment of(SplitRequest request, SplittableRandom random) {
    FrameColumn column = request.group();
    if (column == null) {
      throw BadData.noColumnOfRole("group", "Gruppe");
    }
    int[] groupOf = groups(column, request.rows());
    int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    SplitKind kind = request.split().kind();
    boolean each = kind == SplitKind.LEAVE_ONE_GROUP_OUT;
    if (each && groups > MOST_GROUPS) {
      throw BadData.tooManyGroups(column.column().name(), groups, MOST_GROUPS);
    }
    int folds = each ? Math.max(2, groups) : Splits.orElse(request.split().folds(), 5);
    if (groups < folds) {
      throw BadData.tooFewGroups(column.column().name(), groups, folds);
    }
    int[] foldOfGroup = place(groupOf, groups, folds, random);
    int[] foldOf = Arrays.stream(groupOf).map(group -> foldOfGroup[group]).toArray();
    List<Fold> made = Splits.folds(foldOf, folds);
    return new Assignment(kind, column.column().name(), made, groupOf);
  }

  static int[] groups(FrameColumn column, int rows) {
    long missing = column.missing(rows);
    if (missing > 0) {
      throw BadData.cellsMissing(column.column().name(), missing);
    }
    Map<Object, Integer> indices = new HashMap<>();
    int[] groupOf = new int[rows];
    for (int row = 0; row < rows; row++) {
      groupOf[row] = indices.computeIfAbsent(column.key(row), k -> indices.size());
    }
    return groupOf;
  }

  private static int[] place(int[] groupOf, int groups, int folds, SplittableRandom random) {
    int[] sizes = new int[groups];
    for (int group : groupOf) {
      sizes[group]++;
    }
    int[] order = IntStream.range(0, groups).toArray();
    Splits.shuffle(order, random);
    int[] bySize =
        Arrays.stream(order)
            .boxed()
            .sorted((a, b) -> Integer.compare(sizes[b], sizes[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] rowsOf = new long[folds];
    int[] foldOf = new int[groups];
    for (int group : bySize) {
      int smallest = 0;
      for (int f = 1; f < folds; f++) {
        smallest = rowsOf[f] < rowsOf[smallest] ? f : smallest;
      }
      foldOf[group] = smallest;
      rowsOf[smallest] += sizes[group];
    }
    return foldOf;
  }
}
