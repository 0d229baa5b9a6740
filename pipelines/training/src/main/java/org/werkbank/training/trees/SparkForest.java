package org.werkbank.training.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Spark's own forest. It knows no missing cells, so they become the median of the training rows,
 * and it needs 256 bins: the default of 32 ruins it on fine-grained machine data.
 */
final class SparkForest {
  private static final int MOST_BINS = 256;
  private static final int MEMORY_MIB = 512;

  private SparkForest() {}

  static Predictor train(TrainingSet data, TrainingContext context) {
    double[] fill = medians(data);
    Parameters parameters = context.parameters();
    ClassWeights balance = ClassWeights.asked(data, parameters);
    Dataset<Row> rows =
        SparkRows.of(data, balance.ofRows(data), fill, partitions(data, context), context.spark());
    List<Node> roots = new ArrayList<>();
    if (data.isClassification()) {
      RandomForestClassificationModel model =
          new RandomForestClassifier()
              .setWeightCol(SparkRows.WEIGHT)
              .setNumTrees(parameters.integer("trees"))
              .setMaxDepth(parameters.integer("maxDepth"))
              .setSubsamplingRate(parameters.number("rowShare"))
              .setFeatureSubsetStrategy(String.valueOf(parameters.number("columnShare")))
              .setMaxBins(Math.min(MOST_BINS, parameters.integer("bins")))
              .setMaxMemoryInMB(MEMORY_MIB)
              .setSeed(context.seed())
              .fit(rows);
      Arrays.stream(model.trees()).forEach(tree -> roots.add(tree.rootNode()));
    } else {
      RandomForestRegressionModel model =
          new RandomForestRegressor()
              .setWeightCol(SparkRows.WEIGHT)
              .setNumTrees(parameters.integer("trees"))
              .setMaxDepth(parameters.integer("maxDepth"))
              .setSubsamplingRate(parameters.number("rowShare"))
              .setFeatureSubsetStrategy(String.valueOf(parameters.number("columnShare")))
              .setMaxBins(Math.min(MOST_BINS, parameters.integer("bins")))
              .setMaxMemoryInMB(MEMORY_MIB)
              .setSeed(context.seed())
              .fit(rows);
      Arrays.stream(model.trees()).forEach(tree -> roots.add(tree.rootNode()));
    }
    TreeEnsemble trees = TreeExport.of(roots, data.classes().size(), fill);
    return new TreePredictor(balance.areEqual() ? trees : trees.undo(balance));
  }

  // a fixed number of partitions keeps the draws of rows the same on every machine
  private static int partitions(TrainingSet data, TrainingContext context) {
    int workers = context.parameters().integer("workers");
    return workers > 0 ? workers : data.size() < 50_000 ? 1 : 8;
  }

  private static double[] medians(TrainingSet data) {
    double[] medians = new double[data.features().size()];
    for (int j = 0; j < medians.length; j++) {
      int column = j;
      double[] present =
          Arrays.stream(data.rows())
              .mapToDouble(row -> row[column])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      int n = present.length;
      medians[j] = n == 0 ? 0 : (present[(n - 1) / 2] + present[n / 2]) / 2;
    }
    return medians;
  }
}
