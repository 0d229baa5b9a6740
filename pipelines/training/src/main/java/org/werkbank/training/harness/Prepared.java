package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.prepare.DerivedColumn;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.prepare.PreparationFitter;

/** Training rows with the preparation that was fitted on them and on nothing else. */
record Prepared(FittedPreparation preparation, double[][] rows) {
  static Prepared of(
      List<FrameColumn> features, List<DerivedColumn> derived, Preparation kind, int[] rows) {
    FittedPreparation fitted = PreparationFitter.fit(features, derived, kind, rows);
    if (fitted.features().isEmpty()) {
      throw BadData.noFeature();
    }
    double[][] cells =
        Arrays.stream(rows)
            .mapToObj(row -> fitted.prepare(Frame.cells(features, row)))
            .toArray(double[][]::new);
    return new Prepared(fitted, cells);
  }
}
