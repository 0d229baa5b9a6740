package org.werkbank.training.linear;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.LargeTrainer;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.RowSource;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** Logistic regression for classes, linear regression for values, by Spark ML. */
public final class LinearTrainer implements LargeTrainer {
  private static final int CHECKED_ROWS = 1 << 16;
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add("count", DataTypes.DoubleType, false);

  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    double penalty = context.parameters().number("penalty");
    int iterations = context.parameters().integer("iterations");
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    return train(data, balance, context.spark(), penalty, iterations);
  }

  /** Exactly, by Newton's method, whose every step reads all rows once. */
  @Override
  public Predictor train(LargeTrainingSet data, TrainingContext context) {
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    RowSource watched =
        new RowSource() {
          @Override
          public int size() {
            return data.size();
          }

          @Override
          public double[] row(int position) {
            if (position % CHECKED_ROWS == 0) {
              context.checkCancelled();
            }
            return data.rows().row(position);
          }
        };
    return NewtonFit.train(
        new LargeTrainingSet(data.features(), watched, data.labels(), data.classes()),
        context.parameters().number("penalty"),
        balance);
  }

  /** Trains with the given ridge penalty. */
  public static Predictor train(
      TrainingSet data, SparkSession spark, double penalty, int iterations) {
    return train(data, ClassWeights.of(data, 0), spark, penalty, iterations);
  }

  private static Predictor train(
      TrainingSet data, ClassWeights balance, SparkSession spark, double penalty, int iterations) {
    Dataset<Row> rows = rows(data, balance, spark).cache();
    try {
      LinearPredictor.Weights found =
          data.isClassification()
              ? logistic(rows, data.classes().size(), penalty, iterations)
              : regression(rows, penalty, iterations);
      return new LinearPredictor(found.undo(balance));
    } finally {
      rows.unpersist();
    }
  }

  private static Dataset<Row> rows(TrainingSet data, ClassWeights balance, SparkSession spark) {
    List<Row> rows = new ArrayList<>(data.size());
    for (int i = 0; i < data.size(); i++) {
      rows.add(
          RowFactory.create(
              data.labels()[i], Vectors.dense(data.rows()[i]), balance.of(data.labels()[i])));
    }
    // one partition: sums are added in one order, so the same seed gives the same weights
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private static LinearPredictor.Weights logistic(
      Dataset<Row> rows, int classes, double penalty, int iterations) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setStandardization(false)
            .setRegParam(penalty)
            .setMaxIter(iterations)
            .setWeightCol("count")
            .setFamily(classes == 2 ? "binomial" : "multinomial")
            .fit(rows);
    Matrix matrix = model.coefficientMatrix();
    double[][] weights = new double[matrix.numRows()][matrix.numCols()];
    for (int c = 0; c < matrix.numRows(); c++) {
      for (int i = 0; i < matrix.numCols(); i++) {
        weights[c][i] = matrix.apply(c, i);
      }
    }
    double[] intercepts = model.interceptVector().toArray();
    return new LinearPredictor.Weights(classes, weights, intercepts, false);
  }

  private static LinearPredictor.Weights regression(
      Dataset<Row> rows, double penalty, int iterations) {
    LinearRegressionModel model =
        new LinearRegression()
            .setStandardization(false)
            .setRegParam(penalty)
            .setMaxIter(iterations)
            .fit(rows);
    double[][] weights = {model.coefficients().toArray()};
    double[] intercepts = {model.intercept()};
    return new LinearPredictor.Weights(0, weights, intercepts, false);
  }
}
