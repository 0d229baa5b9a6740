package org.werkbank.training.trees;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;

/** Turns Spark's trees into arrays. */
final class TreeExport {
  private final int classes;
  private final List<Integer> feature = new ArrayList<>();
  private final List<Double> threshold = new ArrayList<>();
  private final List<Integer> left = new ArrayList<>();
  private final List<Integer> right = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  private TreeExport(int classes) {
    this.classes = classes;
  }

  static TreeEnsemble of(List<Node> roots, int classes, double[] fill) {
    TreeExport export = new TreeExport(classes);
    int[] numbers = roots.stream().mapToInt(export::add).toArray();
    return new TreeEnsemble(
        classes,
        fill,
        numbers,
        ints(export.feature),
        export.threshold.stream().mapToDouble(Double::doubleValue).toArray(),
        ints(export.left),
        ints(export.right),
        export.values.toArray(double[][]::new));
  }

  private int add(Node node) {
    int number = feature.size();
    boolean inner = node instanceof InternalNode;
    feature.add(-1);
    threshold.add(0.0);
    left.add(-1);
    right.add(-1);
    values.add(inner ? new double[0] : leaf(node));
    if (node instanceof InternalNode split && split.split() instanceof ContinuousSplit continuous) {
      feature.set(number, continuous.featureIndex());
      threshold.set(number, continuous.threshold());
      left.set(number, add(split.leftChild()));
      right.set(number, add(split.rightChild()));
    } else if (inner) {
      throw new IllegalStateException("prepared columns are numbers, so splits are continuous");
    }
    return number;
  }

  private double[] leaf(Node node) {
    if (classes == 0) {
      return new double[] {node.prediction()};
    }
    double[] counts = node.impurityStats().stats();
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    double[] shares = new double[classes];
    for (int c = 0; c < classes; c++) {
      shares[c] = total > 0 ? counts[c] / total : 0;
    }
    return shares;
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
