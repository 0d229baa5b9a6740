package org.werkbank.training.split;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The split as a file: {@code row,part}, one line per row of the data set; the part is {@code
 * fold-1}... in a cross-validation, otherwise {@code train}, {@code validation}, {@code test} or
 * {@code unused}.
 */
public final class SplitManifest {
  private SplitManifest() {}

  public static byte[] csv(Assignment assignment, long[] rowNumbers) {
    String[] parts = new String[rowNumbers.length];
    Arrays.fill(parts, "unused");
    List<Fold> folds = assignment.folds();
    if (assignment.isCrossValidation()) {
      for (int f = 0; f < folds.size(); f++) {
        mark(parts, folds.get(f).test(), "fold-" + (f + 1));
      }
    } else {
      mark(parts, folds.get(0).train(), "train");
      mark(parts, folds.get(0).validation(), "validation");
      mark(parts, folds.get(0).test(), "test");
    }
    StringBuilder csv = new StringBuilder("row,part\n");
    for (int i = 0; i < parts.length; i++) {
      csv.append(rowNumbers[i]).append(',').append(parts[i]).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void mark(String[] parts, int[] rows, String part) {
    for (int row : rows) {
      parts[row] = part;
    }
  }
}
