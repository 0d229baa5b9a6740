package com.example.crossing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.werkbank.training.api.Predictor;

/**
 * The trained model. Its one part is a table that any spreadsheet opens: a line per term with its
 * two features (-1 for none), mean, deviation and one weight per class; the last line holds the
 * intercepts.
 */
final class CrossingPredictor implements Predictor {
  static final String KIND = "crossed-logistic";
  static final String PART = "terms.csv";

  private final Crosses crosses;
  private final double[][] weights;

  /**
   * @param weights for each class, one weight per term and then the intercept
   */
  CrossingPredictor(Crosses crosses, double[][] weights) {
    this.crosses = crosses;
    this.weights = weights;
  }

  @Override
  public double[] predict(double[] row) {
    double[] cells = crosses.expand(row);
    double[] answer = new double[weights.length];
    double total = 0;
    for (int c = 0; c < answer.length; c++) {
      answer[c] = Math.max(1e-300, RidgeLogistic.sigmoid(RidgeLogistic.sum(cells, weights[c])));
      total += answer[c];
    }
    for (int c = 0; c < answer.length; c++) {
      answer[c] /= total;
    }
    return answer;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    StringBuilder table = new StringBuilder("left,right,mean,deviation");
    for (int c = 0; c < weights.length; c++) {
      table.append(",class").append(c);
    }
    table.append('\n');
    for (int t = 0; t < crosses.size(); t++) {
      Crosses.Term term = crosses.terms().get(t);
      table.append(term.left()).append(',').append(term.right()).append(',');
      table.append(term.mean()).append(',').append(term.deviation()).append(',');
      table.append(line(t)).append('\n');
    }
    table.append("-1,-1,0.0,1.0,").append(line(crosses.size())).append('\n');
    return Map.of(PART, table.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String line(int term) {
    return Arrays.stream(weights).map(w -> "" + w[term]).collect(Collectors.joining(","));
  }

  @Override
  public long parameterCount() {
    return (long) weights.length * (crosses.size() + 1);
  }
}
