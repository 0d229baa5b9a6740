package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.RowSource;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.FrameReader;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.prepare.DerivedColumn;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.prepare.PreparationFitter;

/** Training rows with the preparation that was fitted on them and on nothing else. */
record Prepared(List<FrameColumn> columns, FittedPreparation preparation, int[] positions) {
  static Prepared of(
      List<FrameColumn> features, List<DerivedColumn> derived, Preparation kind, int[] rows) {
    FittedPreparation fitted = PreparationFitter.fit(features, derived, kind, rows);
    if (fitted.features().isEmpty()) {
      throw BadData.noFeature();
    }
    return new Prepared(features, fitted, rows);
  }

  /** All rows, in memory. */
  double[][] rows() {
    return Arrays.stream(positions).mapToObj(this::prepare).toArray(double[][]::new);
  }

  /** Whether the rows take more of the memory than they may. */
  boolean isLarge() {
    long cells = (long) positions.length * preparation.features().size();
    return cells > FrameReader.cellsInMemory(Runtime.getRuntime().maxMemory());
  }

  /** All rows, prepared when they are asked for. */
  LargeTrainingSet large(double[] labels, List<String> classes) {
    RowSource source =
        new RowSource() {
          @Override
          public int size() {
            return positions.length;
          }

          @Override
          public double[] row(int position) {
            return prepare(positions[position]);
          }
        };
    return new LargeTrainingSet(preparation.features(), source, labels, classes);
  }

  private double[] prepare(int row) {
    return preparation.prepare(Frame.cells(columns, row));
  }
}
