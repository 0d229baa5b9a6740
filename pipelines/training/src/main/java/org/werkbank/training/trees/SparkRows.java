package org.werkbank.training.trees;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.api.TrainingSet;

/** A training set as Spark's rows of label and features. */
final class SparkRows {
  /** The column that says how much a row counts. */
  static final String WEIGHT = "weight";

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add(WEIGHT, DataTypes.DoubleType, false);

  private SparkRows() {}

  /**
   * Vectors are dense even when most cells are zero, for XGBoost takes what a sparse one leaves out
   * as missing.
   *
   * @param weights how much each row counts
   * @param fill what missing cells become; null keeps them
   */
  static Dataset<Row> of(
      TrainingSet data,
      double[] weights,
      double @Nullable [] fill,
      int partitions,
      SparkSession spark) {
    List<Row> rows = new ArrayList<>(data.size());
    for (int i = 0; i < data.size(); i++) {
      double[] cells = data.rows()[i].clone();
      for (int j = 0; fill != null && j < cells.length; j++) {
        cells[j] = Double.isNaN(cells[j]) ? fill[j] : cells[j];
      }
      rows.add(RowFactory.create(data.labels()[i], Vectors.dense(cells), weights[i]));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }
}
