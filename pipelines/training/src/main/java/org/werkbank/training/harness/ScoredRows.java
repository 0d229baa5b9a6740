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

/** Predictions beside row number and identifiers. */
record ScoredRows(Frame frame, List<FrameColumn> ids, PredictorManifest model, double[][] scores) {

  boolean isClassification() {
    return !model.classes().isEmpty();
  }

  /** The decided class of a row: by the threshold with two classes, the likeliest with more. */
  String decision(int row) {
    List<String> classes = model.classes();
    String positive = model.positive();
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

  /** {@code row}, identifiers, {@code prediction}, and one probability per class. */
  void writeCsv(OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    csv.write("row");
    for (FrameColumn id : ids) {
      csv.write("," + CsvCell.of(id.column().name()));
    }
    csv.write(",prediction");
    for (String name : model.classes()) {
      csv.write("," + CsvCell.of("p_" + name));
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
      for (double score : scores[row]) {
        csv.write("," + (float) score);
      }
      csv.write("\n");
    }
    csv.flush();
  }
}
