package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.Cells;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * Test rows beside the model that has not seen them.
 *
 * @param rows positions of the rows
 * @param models the judge of each
 */
record Unseen(TrainingData data, int[] rows, List<ScoringModel> models) {

  /** Whole folds until there are enough rows; a large fold is cut. */
  static Unseen of(TrainingData data, Outcome outcome, Assignment assignment, int most) {
    List<Integer> rows = new ArrayList<>();
    List<ScoringModel> models = new ArrayList<>();
    for (int f = 0; f < assignment.folds().size(); f++) {
      Fold fold = assignment.folds().get(f);
      for (int i = 0; i < fold.test().length && rows.size() < most; i++) {
        rows.add(fold.test()[i]);
        models.add(outcome.foldModels().get(f));
      }
    }
    return new Unseen(data, rows.stream().mapToInt(Integer::intValue).toArray(), models);
  }

  /** So many rows evenly from all tested ones. */
  static Unseen spread(TrainingData data, Outcome outcome, Assignment assignment, int most) {
    Unseen all = of(data, outcome, assignment, Integer.MAX_VALUE);
    int n = Math.min(most, all.rows.length);
    int[] picked = IntStream.range(0, n).map(i -> (int) ((long) i * all.rows.length / n)).toArray();
    return new Unseen(
        data,
        IntStream.of(picked).map(i -> all.rows[i]).toArray(),
        IntStream.of(picked).mapToObj(all.models::get).toList());
  }

  /**
   * The main metric when the cells of some columns come from other rows.
   *
   * @param columns positions of the columns; none leaves all in place
   * @param sources for each row the position in {@code rows} that its cell comes from
   */
  double score(Set<Integer> columns, int[] sources, Measured measured) {
    double[][] scores =
        IntStream.range(0, rows.length)
            .parallel()
            .mapToObj(
                i ->
                    models
                        .get(i)
                        .score(new Swapped(data.features(), rows[i], columns, rows[sources[i]])))
            .toArray(double[][]::new);
    LearningTask task = data.task();
    return measured.main(new Scored(scores, task.labelsOf(rows), task.classes()));
  }

  /** One row whose cells of some columns come from another row. */
  private record Swapped(List<FrameColumn> columns, int row, Set<Integer> swapped, int source)
      implements Cells {
    @Override
    public double number(int asked) {
      return columns.get(asked).number(swapped.contains(asked) ? source : row);
    }

    @Override
    public @Nullable String text(int asked) {
      return columns.get(asked).text(swapped.contains(asked) ? source : row);
    }
  }
}
