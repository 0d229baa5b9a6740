package org.werkbank.training.trees;

import org.werkbank.training.api.ClassWeights;

/**
 * Trees as arrays, one per forest: nodes are numbered through all trees, roots first.
 *
 * @param classes number of classes, 0 in a regression
 * @param fill what a missing cell of each column becomes, for trees that know no missing cells
 * @param roots node number of each tree's root
 * @param feature column a node asks for, -1 in a leaf
 * @param threshold a cell up to it goes left
 * @param left next node when it goes left
 * @param right next node otherwise
 * @param values shares of the classes, or the value, of a leaf; empty in other nodes
 */
record TreeEnsemble(
    int classes,
    double[] fill,
    int[] roots,
    int[] feature,
    double[] threshold,
    int[] left,
    int[] right,
    double[][] values) {

  /** The same trees with the shares that rows counted alike have in each leaf. */
  TreeEnsemble undo(ClassWeights balance) {
    double[][] honest = new double[values.length][];
    for (int node = 0; node < values.length; node++) {
      honest[node] = feature[node] < 0 ? balance.undo(values[node]) : values[node];
    }
    return new TreeEnsemble(classes, fill, roots, feature, threshold, left, right, honest);
  }

  /** Mean over the trees. */
  double[] predict(double[] row) {
    double[] sum = new double[Math.max(1, classes)];
    for (int root : roots) {
      int node = root;
      while (feature[node] >= 0) {
        double cell = row[feature[node]];
        double value = Double.isNaN(cell) ? fill[feature[node]] : cell;
        node = value <= threshold[node] ? left[node] : right[node];
      }
      double[] leaf = values[node];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += leaf[i] / roots.length;
      }
    }
    return sum;
  }
}
