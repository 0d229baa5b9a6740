package org.werkbank.training.api;

import java.util.Arrays;

/**
 * How much a row of each class counts while learning, so that a rare class is not drowned. What is
 * learned this way is undone in the answers: a class that counts w times as much comes out w times
 * as likely relative to the others (Elkan 2001).
 *
 * @param weights one for each class, all 1 when nothing is weighed; their mean over the rows is 1
 *     when classes count the same
 */
public record ClassWeights(double[] weights) {

  /**
   * @param balance exponent of n / (classes * rows of the class): 0 for none, 1 for full balance
   */
  public static ClassWeights of(TrainingSet data, double balance) {
    return of(data.labels(), data.classes().size(), balance);
  }

  /**
   * @param classes how many there are; 0 in a regression
   */
  private static ClassWeights of(double[] labels, int classes, double balance) {
    double[] rows = new double[classes];
    for (int i = 0; i < labels.length && classes > 0; i++) {
      rows[(int) labels[i]]++;
    }
    double[] weights = new double[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = Math.pow(labels.length / (classes * Math.max(1, rows[c])), balance);
    }
    return new ClassWeights(weights);
  }

  /** As the parameter {@code balance} says, which pipelines that only predict values do without. */
  public static ClassWeights asked(TrainingSet data, Parameters parameters) {
    return of(data, data.isClassification() ? parameters.number("balance") : 0);
  }

  /** The same for rows that do not fit into memory. */
  public static ClassWeights asked(LargeTrainingSet data, Parameters parameters) {
    double balance = data.isClassification() ? parameters.number("balance") : 0;
    return of(data.labels(), data.classes().size(), balance);
  }

  /** Whether every class counts the same. */
  public boolean areEqual() {
    return Arrays.stream(weights).allMatch(w -> w == 1);
  }

  /** The weight of a row with this label; 1 in a regression. */
  public double of(double label) {
    return weights.length == 0 ? 1 : weights[(int) label];
  }

  /** The weight of each row of the set. */
  public double[] ofRows(TrainingSet data) {
    return Arrays.stream(data.labels()).map(this::of).toArray();
  }

  /** Probabilities as they would be had every row counted the same. */
  public double[] undo(double[] probabilities) {
    double[] honest = new double[probabilities.length];
    double sum = 0;
    for (int c = 0; c < honest.length; c++) {
      honest[c] = probabilities[c] / weights[c];
      sum += honest[c];
    }
    for (int c = 0; c < honest.length; c++) {
      honest[c] = sum > 0 ? honest[c] / sum : 1.0 / honest.length;
    }
    return honest;
  }
}
