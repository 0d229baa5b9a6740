package org.werkbank.training.harness;

import java.nio.charset.StandardCharsets;
import org.werkbank.training.metrics.Scored;

/** Out-of-sample scores by row number, without features: {@code row,label,score...}. */
final class PredictionFile {
  private PredictionFile() {}

  static byte[] csv(TrainingData data, Outcome outcome) {
    Scored scored = outcome.test();
    StringBuilder csv = new StringBuilder("row");
    if (data.task().isClassification()) {
      for (String name : data.task().classes()) {
        csv.append(',').append(CsvCell.of("p_" + name));
      }
    } else {
      csv.append(",prediction");
    }
    csv.append('\n');
    for (int i = 0; i < scored.size(); i++) {
      csv.append(data.frame().rowNumbers()[outcome.testRows()[i]]);
      for (double score : scored.scores()[i]) {
        csv.append(',').append((float) score);
      }
      csv.append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
