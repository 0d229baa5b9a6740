package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.api.LabelForm;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Groups that are judged as one, since their label is known of the whole alone.
 *
 * @param of index of the group of each row
 * @param column the column that names them
 */
record WholeGroups(int[] of, String column) {

  /** Empty when the label is each row's own; refuses labels that are no shares of groups. */
  static Optional<WholeGroups> of(Trainer trainer, TrainingData data) {
    if (trainer.labelForm() == LabelForm.OF_ROW) {
      return Optional.empty();
    }
    FrameColumn group =
        data.frame()
            .first(ColumnRole.GROUP)
            .orElseThrow(() -> BadData.noColumnOfRole("group", "Gruppe"));
    int rows = data.frame().size();
    if (group.missing(rows) > 0) {
      throw BadData.cellsMissing(group.column().name(), group.missing(rows));
    }
    Map<Object, Integer> indices = new LinkedHashMap<>();
    int[] of = new int[rows];
    double[] shares = new double[rows];
    double[] labels = data.task().labels();
    for (int row = 0; row < rows; row++) {
      int seen = indices.size();
      of[row] = indices.computeIfAbsent(group.key(row), key -> seen);
      shares[of[row]] = of[row] == seen ? labels[row] : shares[of[row]];
      boolean isShare = labels[row] >= 0 && labels[row] <= 1;
      if (!isShare || labels[row] != shares[of[row]]) {
        throw BadData.noShare(
            data.task().label(), group.column().name(), data.frame().rowNumbers()[row], isShare);
      }
    }
    return Optional.of(new WholeGroups(of, group.column().name()));
  }

  /** The split, when it leaves every group whole. */
  Assignment kept(Assignment assignment) {
    for (Fold fold : assignment.folds()) {
      BitSet known = new BitSet();
      Arrays.stream(fold.known()).forEach(row -> known.set(of[row]));
      if (Arrays.stream(fold.test()).anyMatch(row -> known.get(of[row]))) {
        throw BadData.tornGroups(column);
      }
    }
    return assignment;
  }

  /** One row for each group among these, the first. */
  int[] rows(int[] rows) {
    return Arrays.stream(firsts(rows)).map(i -> rows[i]).toArray();
  }

  /** The mean of the scores of each group among these rows. */
  Scored scored(Scored all, int[] rows) {
    int[] firsts = firsts(rows);
    int[] places = new int[rows.length == 0 ? 0 : Arrays.stream(of).max().orElse(0) + 1];
    for (int place = 0; place < firsts.length; place++) {
      places[of[rows[firsts[place]]]] = place;
    }
    double[][] means = new double[firsts.length][all.scores()[0].length];
    int[] sizes = new int[firsts.length];
    Arrays.stream(rows).forEach(row -> sizes[places[of[row]]]++);
    for (int i = 0; i < rows.length; i++) {
      int place = places[of[rows[i]]];
      for (int s = 0; s < means[place].length; s++) {
        means[place][s] += all.scores()[i][s] / sizes[place];
      }
    }
    double[] labels = Arrays.stream(firsts).mapToDouble(i -> all.labels()[i]).toArray();
    return new Scored(means, labels, all.classes());
  }

  /** The first position among these rows of each group, in their order. */
  private int[] firsts(int[] rows) {
    BitSet seen = new BitSet();
    return IntStream.range(0, rows.length)
        .filter(
            i -> {
              boolean isNew = !seen.get(of[rows[i]]);
              seen.set(of[rows[i]]);
              return isNew;
            })
        .toArray();
  }
}
