package org.werkbank.training.harness;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.model.PredictorManifest;

/**
 * Predictions beside row number and identifiers.
 *
 * @param scores of each row: probabilities, a value, or a score with its alarm
 */
record ScoredRows(Frame frame, List<FrameColumn> ids, PredictorManifest model, double[][] scores) {

  boolean isClassification() {
    return !model.classes().isEmpty();
  }

  /** The decided class of a row: by the threshold with two classes, the likeliest with more. */
  String decision(int row) {
    List<String> classes = model.classes();
    String positive = model.positive();
    if (model.alarm() != null && model.threshold() != null) {
      return classes.get(scores[row][0] > model.threshold() ? 1 : 0);
    }
    if (classes.size() == 2 && positive != null && model.threshold() != null) {
      int index = classes.indexOf(positive);
      return classes.get(scores[row][index] >= model.threshold() ? index : 1 - index);
    }
    int best = 0;
    for (int c = 1; c < classes.size(); c++) {
      best = scores[row][c] > scores[row][best] ? c : best;
    }
    return classes.get(best);
  }

  /** What stands beside the prediction: probabilities, the ends of the 90 % interval, or alarms. */
  List<String> valueNames() {
    if (model.alarm() != null) {
      return List.of("score", "alarm");
    }
    if (isClassification()) {
      return model.classes().stream().map(name -> "p_" + name).toList();
    }
    return model.halfWidth() == null ? List.of() : List.of("low", "high");
  }

  /** The probabilities, or the value itself and the ends of its interval. */
  double[] values(int row) {
    Double half = model.halfWidth();
    if (isClassification() || half == null) {
      return scores[row];
    }
    double value = scores[row][0];
    double lowest = model.cap() == null ? Double.NEGATIVE_INFINITY : 0;
    return new double[] {value, Math.max(lowest, value - half), value + half};
  }

  /** {@code row}, identifiers, {@code prediction}, and what stands beside it. */
  void writeCsv(OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    csv.write("row");
    for (FrameColumn id : ids) {
      csv.write("," + CsvCell.of(id.column().name()));
    }
    csv.write(",prediction");
    for (String name : valueNames()) {
      csv.write("," + CsvCell.of(name));
    }
    csv.write("\n");
    for (int row = 0; row < frame.size(); row++) {
      csv.write(Long.toString(frame.rowNumbers()[row]));
      for (FrameColumn id : ids) {
        String text = id.text(row);
        csv.write("," + (text == null ? "" : CsvCell.of(text)));
      }
      if (isClassification()) {
        csv.write("," + CsvCell.of(decision(row)));
      }
      for (double value : values(row)) {
        csv.write("," + (float) value);
      }
      csv.write("\n");
    }
    csv.flush();
  }
}
