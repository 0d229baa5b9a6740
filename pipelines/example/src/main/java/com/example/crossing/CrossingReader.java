package com.example.crossing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads the table of a {@link CrossingPredictor}; named in META-INF/services. */
public final class CrossingReader implements PredictorReader {
  private static final int COLUMNS_BEFORE_WEIGHTS = 4;

  @Override
  public String kind() {
    return CrossingPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] table = parts.get(CrossingPredictor.PART);
    if (table == null) {
      throw new IllegalArgumentException(CrossingPredictor.PART + " is missing");
    }
    List<String> lines = new String(table, StandardCharsets.UTF_8).lines().skip(1).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(CrossingPredictor.PART + " has no lines");
    }
    int classes = lines.get(0).split(",", -1).length - COLUMNS_BEFORE_WEIGHTS;
    double[][] weights = new double[Math.max(0, classes)][lines.size()];
    List<Crosses.Term> terms = new ArrayList<>();
    for (int t = 0; t < lines.size(); t++) {
      String[] cells = lines.get(t).split(",", -1);
      if (classes < 2 || cells.length != classes + COLUMNS_BEFORE_WEIGHTS) {
        throw new IllegalArgumentException("line " + (t + 2) + " has the wrong number of cells");
      }
      if (t < lines.size() - 1) {
        terms.add(
            new Crosses.Term(
                Integer.parseInt(cells[0]),
                Integer.parseInt(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3])));
      }
      for (int c = 0; c < classes; c++) {
        weights[c][t] = Double.parseDouble(cells[COLUMNS_BEFORE_WEIGHTS + c]);
      }
    }
    return new CrossingPredictor(new Crosses(terms), weights);
  }
}
