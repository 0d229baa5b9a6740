package org.werkbank.training.linear;

import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.RowSource;
import org.werkbank.training.api.TrainingSet;

/**
 * Exact linear models for narrow data inside this process: ridge regression by its normal
 * equations, ridge logistic regression by Newton's method (iteratively reweighted least squares,
 * McCullagh and Nelder 1989, 2.5), one class against the rest when there are more than two.
 */
public final class NewtonFit {
  /** Above this many columns the matrices cost more than Spark's L-BFGS. */
  public static final int WIDEST = 150;

  private static final int ITERATIONS = 25;
  private static final double CONVERGED = 1e-8;

  private final RowSource rows;
  private final ClassWeights balance;
  private final int width;
  private final double penalty;

  private NewtonFit(RowSource rows, ClassWeights balance, int width, double penalty) {
    this.rows = rows;
    this.balance = balance;
    this.width = width;
    this.penalty = penalty;
  }

  /** Trains; the penalty counts per row, as in Spark. */
  public static Predictor train(TrainingSet data, double penalty) {
    return train(data, penalty, ClassWeights.of(data, 0));
  }

  /** The same with rows that count by their class. */
  public static Predictor train(TrainingSet data, double penalty, ClassWeights balance) {
    LargeTrainingSet all =
        new LargeTrainingSet(data.features(), data.source(), data.labels(), data.classes());
    return train(all, penalty, balance);
  }

  /** The same with rows that are read once for each of Newton's steps. */
  static Predictor train(LargeTrainingSet data, double penalty, ClassWeights balance) {
    NewtonFit fit = new NewtonFit(data.rows(), balance, data.features().size(), penalty);
    int classes = data.classes().size();
    int models = classes > 2 ? classes : 1;
    double[][] weights = new double[models][];
    double[] intercepts = new double[models];
    for (int m = 0; m < models; m++) {
      double[] found =
          classes == 0
              ? fit.leastSquares(data.labels())
              : fit.logistic(data.labels(), classes > 2 ? m : 1);
      weights[m] = java.util.Arrays.copyOf(found, fit.width);
      intercepts[m] = found[fit.width];
    }
    return new LinearPredictor(
        new LinearPredictor.Weights(classes, weights, intercepts, classes > 2).undo(balance));
  }

  private double[] leastSquares(double[] labels) {
    Accumulator sums = new Accumulator(width + 1);
    double[] extended = new double[width + 1];
    extended[width] = 1;
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.row(i), 0, extended, 0, width);
      sums.add(extended, 1, labels[i]);
    }
    return sums.solve(penalty * rows.size());
  }

  private double[] logistic(double[] labels, int positive) {
    double[] beta = new double[width + 1];
    double[] extended = new double[width + 1];
    extended[width] = 1;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      Accumulator sums = new Accumulator(width + 1);
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.row(i), 0, extended, 0, width);
        double eta = 0;
        for (int j = 0; j <= width; j++) {
          eta += beta[j] * extended[j];
        }
        double p = 1 / (1 + Math.exp(-eta));
        // keeps the weights of rows that are certain from vanishing
        double w = Math.max(p * (1 - p), 1e-9);
        double y = labels[i] == positive ? 1 : 0;
        double count = balance.of(labels[i]);
        sums.add(extended, count * w, count * (w * eta + (y - p)));
      }
      double[] next = sums.solve(penalty * rows.size());
      double change = 0;
      for (int j = 0; j <= width; j++) {
        change = Math.max(change, Math.abs(next[j] - beta[j]));
      }
      beta = next;
      if (change < CONVERGED) {
        break;
      }
    }
    return beta;
  }

  /** X'WX and X'Wz; the last column is the intercept, which is not penalised. */
  private static final class Accumulator {
    private final double[][] matrix;
    private final double[] right;

    Accumulator(int size) {
      this.matrix = new double[size][size];
      this.right = new double[size];
    }

    void add(double[] row, double weight, double target) {
      for (int i = 0; i < row.length; i++) {
        double scaled = weight * row[i];
        right[i] += row[i] * target;
        double[] line = matrix[i];
        for (int j = 0; j <= i; j++) {
          line[j] += scaled * row[j];
        }
      }
    }

    /** Solves by Cholesky's decomposition. */
    double[] solve(double ridge) {
      int n = right.length;
      for (int i = 0; i < n; i++) {
        matrix[i][i] += i < n - 1 ? ridge : 0;
        for (int j = 0; j <= i; j++) {
          double sum = matrix[i][j];
          for (int k = 0; k < j; k++) {
            sum -= matrix[i][k] * matrix[j][k];
          }
          matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
        }
      }
      double[] x = right.clone();
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
          x[i] -= matrix[i][k] * x[k];
        }
        x[i] /= matrix[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          x[i] -= matrix[k][i] * x[k];
        }
        x[i] /= matrix[i][i];
      }
      return x;
    }
  }
}
