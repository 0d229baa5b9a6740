package org.werkbank.training.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.Predictor;

/** A linear or logistic model, scored by plain arithmetic. */
final class LinearPredictor implements Predictor {
  static final String KIND = "linear";
  static final String PART = "linear.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The weights.
   *
   * @param classes number of classes, 0 in a regression
   * @param weights one row per class; one row alone in a regression or a binary task
   * @param separate each class was learned against the rest, so probabilities are scaled shares
   */
  record Weights(int classes, double[][] weights, double[] intercepts, boolean separate) {

    /**
     * The weights as if every row had counted the same: the odds of a class are divided by what it
     * counted. Classes learned one against the rest counted the rest for its own.
     */
    Weights undo(ClassWeights balance) {
      if (balance.areEqual()) {
        return this;
      }
      double[] honest = intercepts.clone();
      double[] counted = balance.weights();
      for (int c = 0; c < honest.length; c++) {
        honest[c] -= honest.length == 1 ? Math.log(counted[1] / counted[0]) : Math.log(counted[c]);
      }
      return new Weights(classes, weights, honest, separate);
    }
  }

  private final Weights weights;

  LinearPredictor(Weights weights) {
    this.weights = weights;
  }

  static LinearPredictor read(byte[] part) {
    try {
      return new LinearPredictor(JSON.readValue(part, Weights.class));
    } catch (IOException e) {
      throw new UncheckedIOException("not a linear model", e);
    }
  }

  @Override
  public double[] predict(double[] row) {
    double[] sums = weights.intercepts().clone();
    for (int c = 0; c < sums.length; c++) {
      double[] w = weights.weights()[c];
      for (int i = 0; i < w.length; i++) {
        sums[c] += w[i] * row[i];
      }
    }
    if (weights.classes() == 0) {
      return sums;
    }
    if (sums.length == 1) {
      double p = 1 / (1 + Math.exp(-sums[0]));
      return new double[] {1 - p, p};
    }
    return weights.separate() ? shares(sums) : softmax(sums);
  }

  private static double[] shares(double[] sums) {
    double total = 0;
    for (int c = 0; c < sums.length; c++) {
      sums[c] = 1 / (1 + Math.exp(-sums[c]));
      total += sums[c];
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] = total > 0 ? sums[c] / total : 1.0 / sums.length;
    }
    return sums;
  }

  private static double[] softmax(double[] sums) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      highest = Math.max(highest, sum);
    }
    double total = 0;
    for (int c = 0; c < sums.length; c++) {
      sums[c] = Math.exp(sums[c] - highest);
      total += sums[c];
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] /= total;
    }
    return sums;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    try {
      return Map.of(PART, JSON.writeValueAsBytes(weights));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("weights are plain numbers", e);
    }
  }

  @Override
  public long parameterCount() {
    long count = weights.intercepts().length;
    for (double[] row : weights.weights()) {
      count += row.length;
    }
    return count;
  }
}
