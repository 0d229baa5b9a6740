package org.werkbank.training.trees;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.scala.spark.TrackerConf;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import ml.dmlc.xgboost4j.scala.spark.XGBoostRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.failure.BadData;
import scala.collection.JavaConverters;

/**
 * Trains boosters by XGBoost4J-Spark, rows spread over workers. Sums are added in the order in
 * which workers answer, so figures repeat to rounding only.
 */
final class SparkBoosters {
  private static final String FORMAT = "deprecated";

  private SparkBoosters() {}

  static byte[] train(
      TrainingSet data,
      double[] weights,
      Map<String, Object> settings,
      int rounds,
      int workers,
      TrainingContext context)
      throws Exception {
    int slots = context.spark().sparkContext().defaultParallelism();
    if (workers > slots) {
      throw BadData.badSpec(
          "The run asks for %d workers but Spark offers %d cores.".formatted(workers, slots),
          "Der Lauf verlangt %d Arbeitsprozesse, Spark bietet %d Kerne.".formatted(workers, slots));
    }
    // a worker without rows fails the training, so there are as many partitions as workers
    Dataset<Row> rows = SparkRows.of(data, weights, null, workers, context.spark());
    Map<String, Object> all = new HashMap<>(settings);
    all.put("num_workers", workers);
    all.put("num_round", rounds);
    // more threads than Spark gives a task are refused
    all.put("nthread", 1);
    all.put("seed", context.seed() & Integer.MAX_VALUE);
    all.put("tree_method", "hist");
    all.put("missing", Float.NaN);
    scala.collection.immutable.Map<String, Object> parameters = scala(all);
    // the tracker would bind the outer interface and open it to the network
    TrackerConf tracker = new TrackerConf(0, "127.0.0.1", 0);
    boolean local = context.spark().sparkContext().isLocal();
    if (String.valueOf(settings.get("objective")).startsWith("reg:")) {
      XGBoostRegressor regressor = new XGBoostRegressor(parameters);
      regressor.setWeightCol(SparkRows.WEIGHT);
      if (local) {
        regressor.set(regressor.trackerConf(), tracker);
      }
      return regressor.fit(rows).nativeBooster().booster().toByteArray(FORMAT);
    }
    XGBoostClassifier classifier = new XGBoostClassifier(parameters);
    classifier.setWeightCol(SparkRows.WEIGHT);
    if (local) {
      classifier.set(classifier.trackerConf(), tracker);
    }
    return classifier.fit(rows).nativeBooster().booster().toByteArray(FORMAT);
  }

  private static scala.collection.immutable.Map<String, Object> scala(Map<String, Object> map) {
    return scala.collection.immutable.Map$.MODULE$
        .<String, Object>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(map).toSeq());
  }
}
