package org.werkbank.training.trees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * A random forest. The default engine grows all trees of a forest in one round of XGBoost on
 * squared error, so that a leaf holds the share of its class (Breiman 2001 with regression trees).
 */
public final class ForestTrainer implements Trainer {
  @Override
  public Preparation preparation() {
    return Preparation.AS_IS;
  }

  @Override
  public boolean runsInParallel(Parameters parameters) {
    return parameters.choice("engine").equals("xgboost") && parameters.integer("workers") == 0;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) throws Exception {
    if (context.parameters().choice("engine").equals("mllib")) {
      return SparkForest.train(data, context);
    }
    Map<String, Object> settings = settings(context.parameters());
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    double[] counts = balance.ofRows(data);
    if (!data.isClassification()) {
      settings.put("base_score", mean(data.labels()));
      // Breiman's choice for values: smaller leaves follow noise and make models five times larger
      settings.put("min_child_weight", 5);
      byte[] model = Boosters.train(data, data.labels(), counts, settings, 1, context);
      return new BoosterPredictor(BoosterPredictor.Output.VALUE, balance, List.of(model));
    }
    settings.put("base_score", 0);
    if (data.classes().size() == 2) {
      byte[] model = Boosters.train(data, data.labels(), counts, settings, 1, context);
      return new BoosterPredictor(BoosterPredictor.Output.SECOND_CLASS, balance, List.of(model));
    }
    List<byte[]> models = new ArrayList<>();
    for (int c = 0; c < data.classes().size(); c++) {
      context.checkCancelled();
      models.add(Boosters.train(data, isClass(data.labels(), c), counts, settings, 1, context));
      context.progress(c + 1, data.classes().size());
    }
    return new BoosterPredictor(BoosterPredictor.Output.ONE_PER_CLASS, balance, models);
  }

  private static Map<String, Object> settings(Parameters parameters) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("objective", "reg:squarederror");
    settings.put("num_parallel_tree", parameters.integer("trees"));
    settings.put("max_depth", parameters.integer("maxDepth"));
    settings.put("subsample", parameters.number("rowShare"));
    settings.put("colsample_bynode", parameters.number("columnShare"));
    settings.put("eta", 1);
    // trees of a forest are not shrunk
    settings.put("lambda", 0);
    settings.put("max_bin", parameters.integer("bins"));
    // with squared errors each row weighs 1, so that this counts rows
    settings.put("min_child_weight", parameters.number("leafWeight"));
    return settings;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double[] isClass(double[] labels, int wanted) {
    double[] result = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      result[i] = labels[i] == wanted ? 1 : 0;
    }
    return result;
  }
}
