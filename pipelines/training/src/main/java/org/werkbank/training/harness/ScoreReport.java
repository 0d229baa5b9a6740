package org.werkbank.training.harness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Drift;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.drift.DriftReference;
import org.werkbank.training.model.ModelFile;

/**
 * How well the scored rows fit the model. Counts per column, only columns with a count.
 *
 * @param missing empty cells
 * @param unparsable cells that are no numbers and were taken as empty
 * @param unseen cells of categories without a place of their own in the model
 * @param drift how far the rows differ from those learned from; null when the model does not know
 */
record ScoreReport(
    long rows,
    Map<String, Long> missing,
    Map<String, Long> unparsable,
    Map<String, Long> unseen,
    @Nullable Drift drift) {

  static ScoreReport of(
      Frame frame, List<FrameColumn> features, ModelFile model, double[][] scores) {
    Map<String, Long> missing = new TreeMap<>();
    Map<String, Long> unparsable = new TreeMap<>();
    Map<String, Long> unseen = new TreeMap<>();
    for (int i = 0; i < features.size(); i++) {
      FrameColumn column = features.get(i);
      put(missing, column, column.missing(frame.size()));
      put(unparsable, column, column.unparsable());
      long count = 0;
      for (int row = 0; row < frame.size(); row++) {
        String word = column.text(row);
        count += word != null && model.manifest().preparation().isUnseen(i, word) ? 1 : 0;
      }
      put(unseen, column, count);
    }
    DriftReference reference = model.reference();
    Drift drift =
        reference == null
            ? null
            : new DriftFinder(model.manifest(), reference)
                .of(frame, features, scores, unseen)
                .orElse(null);
    return new ScoreReport(frame.size(), missing, unparsable, unseen, drift);
  }

  private static void put(Map<String, Long> counts, FrameColumn column, long count) {
    if (count > 0) {
      counts.put(column.column().name(), count);
    }
  }
}
