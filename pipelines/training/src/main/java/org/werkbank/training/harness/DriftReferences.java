package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.training.drift.ColumnCells;
import org.werkbank.training.drift.DriftReference;
import org.werkbank.training.drift.ReferenceColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.split.Assignment;

/** Writes down how the rows were distributed that the kept model learned from. */
final class DriftReferences {
  private DriftReferences() {}

  static DriftReference of(TrainingData data, Assignment assignment, Outcome outcome) {
    int[] learned =
        assignment.isCrossValidation()
            ? IntStream.range(0, data.frame().size()).toArray()
            : assignment.folds().get(0).known();
    LearningTask task = data.task();
    Scored unseen = outcome.validation() == null ? outcome.test() : outcome.validation();
    return new DriftReference(
        DriftReference.VERSION,
        learned.length,
        columns(data, learned),
        PredictedCells.of(unseen.scores(), task.classes(), task.positive())
            .reference(PredictedCells.NAME),
        labels(task, task.labelsOf(learned)).reference(task.label()));
  }

  /** Of the features alone, where scores are distances of which only large ones mean anything. */
  static DriftReference ofColumns(TrainingData data, int[] learned) {
    return new DriftReference(
        DriftReference.VERSION, learned.length, columns(data, learned), null, null);
  }

  private static List<ReferenceColumn> columns(TrainingData data, int[] learned) {
    return data.features().stream()
        .map(column -> ColumnCells.of(column, learned).reference(column.column().name()))
        .toList();
  }

  private static ColumnCells labels(LearningTask task, double[] labels) {
    return task.isClassification()
        ? ColumnCells.words(
            Arrays.stream(labels).mapToObj(label -> task.classes().get((int) label)).toList())
        : ColumnCells.numbers(labels);
  }
}
