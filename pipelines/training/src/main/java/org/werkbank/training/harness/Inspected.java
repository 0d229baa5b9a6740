package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/**
 * The rows that checks look at: all of them, or of a large table some, in memory.
 *
 * @param assignment the run's split of these rows
 */
record Inspected(TrainingData data, Assignment assignment) {
  private static final int MOST_ROWS = 200_000;

  static Inspected of(TrainingData data, Assignment assignment, CheckList checks) {
    return of(data, assignment, checks, MOST_ROWS);
  }

  static Inspected of(TrainingData data, Assignment assignment, CheckList checks, int most) {
    int rows = data.frame().size();
    if (rows <= most) {
      return new Inspected(data, assignment);
    }
    int[] picked = Spread.of(IntStream.range(0, rows).toArray(), most);
    Frame frame = data.frame().select(picked).inMemory();
    List<FrameColumn> features =
        data.features().stream().map(c -> frame.named(c.column().name()).orElseThrow()).toList();
    LearningTask task = data.task().withLabels(data.task().labelsOf(picked));
    checks.passed(
        "checked-rows",
        Sentence.of(
            "The checks looked at %,d of %,d rows, spread over all.",
            "Die Prüfungen haben %,d von %,d Zeilen betrachtet, über alle verteilt.",
            picked.length,
            rows));
    return new Inspected(
        new TrainingData(frame, features, data.derived(), task), among(assignment, picked, rows));
  }

  private static Assignment among(Assignment assignment, int[] picked, int rows) {
    int[] places = new int[rows];
    Arrays.fill(places, -1);
    for (int i = 0; i < picked.length; i++) {
      places[picked[i]] = i;
    }
    List<Fold> folds =
        assignment.folds().stream()
            .map(
                fold ->
                    new Fold(
                        places(fold.train(), places),
                        places(fold.validation(), places),
                        places(fold.test(), places)))
            .toList();
    int @Nullable [] units = assignment.units();
    return new Assignment(
        assignment.kind(),
        assignment.unit(),
        folds,
        units == null ? null : IntStream.of(picked).map(row -> units[row]).toArray());
  }

  private static int[] places(int[] rows, int[] places) {
    return IntStream.of(rows).map(row -> places[row]).filter(place -> place >= 0).toArray();
  }
}
