package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * The main metric when the cells of one column come from other rows.
   *
   * @param column position of the column; -1 leaves all in place
   * @param sources for each row the position in {@code rows} that its cell comes from
   */
  double score(int column, int[] sources, Measured measured) {
    double[][] scores =
        IntStream.range(0, rows.length)
            .parallel()
            .mapToObj(
                i ->
                    models
                        .get(i)
                        .score(new Swapped(data.features(), rows[i], column, rows[sources[i]])))
            .toArray(double[][]::new);
    LearningTask task = data.task();
    return measured.main(new Scored(scores, task.labelsOf(rows), task.classes()));
  }

  /** One row whose cell of one column comes from another row. */
  private record Swapped(List<FrameColumn> columns, int row, int column, int source)
      implements Cells {
    @Override
    public double number(int asked) {
      return columns.get(asked).number(asked == column ? source : row);
    }

    @Override
    public @Nullable String text(int asked) {
      return columns.get(asked).text(asked == column ? source : row);
    }
  }
}
