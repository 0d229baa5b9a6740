package org.werkbank.training.metrics;

import java.util.List;

/**
 * Predictions beside the truth.
 *
 * @param scores n rows: one probability per class, or one value in a regression
 * @param labels n labels: index into {@code classes}, or the value itself in a regression
 * @param classes label values in order of their index; empty in a regression
 */
public record Scored(double[][] scores, double[] labels, List<String> classes) {
  private static final double TOLERANCE = 1e-6;

  public Scored {
    classes = List.copyOf(classes);
    if (scores.length == 0) {
      throw new IllegalArgumentException("there must be at least one scored row");
    }
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(
          scores.length + " scored rows but " + labels.length + " labels");
    }
    if (classes.size() == 1) {
      throw new IllegalArgumentException("a classification needs at least two classes");
    }
    int width = Math.max(1, classes.size());
    for (int i = 0; i < scores.length; i++) {
      if (scores[i].length != width) {
        throw new IllegalArgumentException(
            "row " + i + " has " + scores[i].length + " scores instead of " + width);
      }
      for (double score : scores[i]) {
        checkScore(score, i, !classes.isEmpty());
      }
      checkLabel(labels[i], i, classes.size());
    }
  }

  private static void checkScore(double score, int row, boolean probability) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score of row " + row + " is not a finite number");
    }
    if (probability && (score < -TOLERANCE || score > 1 + TOLERANCE)) {
      throw new IllegalArgumentException("row " + row + " has no probability but " + score);
    }
  }

  private static void checkLabel(double label, int row, int classes) {
    if (!Double.isFinite(label)) {
      throw new IllegalArgumentException("the label of row " + row + " is not a finite number");
    }
    if (classes > 0 && (label != Math.rint(label) || label < 0 || label >= classes)) {
      throw new IllegalArgumentException("row " + row + " has no class of index " + label);
    }
  }

  public int size() {
    return scores.length;
  }

  public boolean isBinary() {
    return classes.size() == 2;
  }

  /** Index of a class. */
  public int indexOf(String name) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("there is no class " + name + " but only " + classes);
    }
    return index;
  }

  /** Number of rows whose label is the class. */
  public long count(String name) {
    int index = indexOf(name);
    long count = 0;
    for (double label : labels) {
      if (label == index) {
        count++;
      }
    }
    return count;
  }
}
