package org.werkbank.training.sequences;

import java.util.Arrays;
import org.werkbank.training.api.TrainingSet;

/**
 * Mean and deviation of each channel over the training rows, all steps of it together: a step must
 * not look different only because it is an earlier one.
 */
record Scaling(double[] mean, double[] deviation) {

  static Scaling of(TrainingSet data, Layout layout) {
    int channels = layout.channels().size();
    double[] means = new double[channels];
    double[] deviations = new double[channels];
    for (int c = 0; c < channels; c++) {
      // Welford's method: one pass, no cancellation
      double n = 0;
      double mean = 0;
      double squares = 0;
      int[] columns = layout.columnsOf(c);
      for (double[] row : data.rows()) {
        for (int column : columns) {
          double value = row[column];
          if (!Double.isNaN(value)) {
            n++;
            double delta = value - mean;
            mean += delta / n;
            squares += delta * (value - mean);
          }
        }
      }
      means[c] = mean;
      deviations[c] = squares > 0 ? Math.sqrt(squares / n) : 1;
    }
    return new Scaling(means, deviations);
  }

  /** A row as the networks take it: steps x channels; what is missing is the channel's mean. */
  float[] window(double[] row, Layout layout) {
    int channels = mean.length;
    float[] window = new float[layout.steps() * channels];
    for (int t = 0; t < layout.steps(); t++) {
      int[] columns = layout.columns()[t];
      for (int c = 0; c < channels; c++) {
        double value = columns[c] < 0 ? Double.NaN : row[columns[c]];
        if (!Double.isNaN(value)) {
          window[t * channels + c] = (float) ((value - mean[c]) / deviation[c]);
        }
      }
    }
    return window;
  }

  /** The same for labels: what networks answer is scaled, too. */
  static Scaling ofLabels(TrainingSet data) {
    double mean = Arrays.stream(data.labels()).average().orElse(0);
    double variance =
        Arrays.stream(data.labels()).map(y -> (y - mean) * (y - mean)).average().orElse(0);
    return new Scaling(new double[] {mean}, new double[] {variance > 0 ? Math.sqrt(variance) : 1});
  }

  double up(double scaled) {
    return scaled * deviation[0] + mean[0];
  }

  float down(double value) {
    return (float) ((value - mean[0]) / deviation[0]);
  }
}
