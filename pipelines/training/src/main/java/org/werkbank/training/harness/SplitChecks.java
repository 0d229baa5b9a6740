package org.werkbank.training.harness;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;
import org.werkbank.training.split.TimeOrder;

/**
 * Asks whether the tested rows are new in the way that rows in use will be (Kapoor and Narayanan
 * 2022, "temporal leakage" and "non-independence"): of other machines or batches, and later.
 */
final class SplitChecks {
  private final TrainingData data;
  private final CheckList checks;

  SplitChecks(TrainingData data, CheckList checks) {
    this.data = data;
    this.checks = checks;
  }

  void run(Assignment assignment) {
    Optional<FrameColumn> group = data.frame().first(ColumnRole.GROUP);
    group.ifPresent(column -> groups(column, assignment));
    Optional<FrameColumn> time = data.frame().first(ColumnRole.TIME);
    boolean forecast = data.task().name().equals(LearningTask.FORECAST);
    // where whole groups are new, a time that counts within each group says nothing
    if ((time.isPresent() || forecast) && assignment.units() == null) {
      order(time.orElse(null), assignment);
    }
  }

  private void groups(FrameColumn column, Assignment assignment) {
    int tested = 0;
    int known = 0;
    for (Fold fold : assignment.folds()) {
      Set<Object> learned = new HashSet<>();
      for (int row : fold.known()) {
        learned.add(column.key(row));
      }
      Set<Object> asked = new HashSet<>();
      for (int row : fold.test()) {
        asked.add(column.key(row));
      }
      tested += asked.size();
      asked.retainAll(learned);
      known += asked.size();
    }
    if (known == 0) {
      checks.passed(
          "groups-across-split",
          Sentence.of(
              "Nothing was learned from the %,d groups of \"%s\" that are tested.",
              "Von den %,d geprüften Gruppen in „%s“ wurde nichts gelernt.",
              tested,
              column.column().name()));
    } else {
      checks.warned(
          "groups-across-split",
          Sentence.of(
              "%,d of %,d tested groups of \"%s\" were learned from as well; only a split by group"
                  + " shows how the model meets a new one.",
              "Von %,d der %,d geprüften Gruppen in „%s“ wurde auch gelernt; erst eine Aufteilung"
                  + " nach Gruppen zeigt, wie das Modell eine neue trifft.",
              known,
              tested,
              column.column().name()));
    }
  }

  private void order(@Nullable FrameColumn time, Assignment assignment) {
    int rows = data.frame().size();
    int[] order = TimeOrder.of(time, rows);
    int[] rank = new int[rows];
    for (int i = 0; i < rows; i++) {
      rank[order[i]] = i;
    }
    int tested = 0;
    int earlier = 0;
    for (Fold fold : assignment.folds()) {
      int latest = -1;
      for (int row : fold.known()) {
        latest = Math.max(latest, rank[row]);
      }
      tested += fold.test().length;
      for (int row : fold.test()) {
        earlier += rank[row] < latest ? 1 : 0;
      }
    }
    if (earlier == 0) {
      checks.passed(
          "time-order",
          new Sentence(
              "Every tested row is later than all rows learned from.",
              "Jede geprüfte Zeile ist später als alle, aus denen gelernt wurde."));
    } else {
      checks.warned(
          "time-order",
          Sentence.of(
              "%,d of %,d tested rows are earlier than rows learned from, but in use the model will"
                  + " judge later ones; a split by time shows how well.",
              "%,d von %,d geprüften Zeilen sind früher als gelernte, im Einsatz urteilt das Modell"
                  + " aber über spätere; wie gut, zeigt eine zeitliche Aufteilung.",
              earlier,
              tested));
    }
  }
}
