package org.werkbank.training.trees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.LargeTrainer;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** Gradient boosting by XGBoost (Chen and Guestrin 2016). */
public final class BoostingTrainer implements LargeTrainer {
  @Override
  public Preparation preparation() {
    return Preparation.AS_IS;
  }

  @Override
  public boolean runsInParallel(Parameters parameters) {
    return parameters.integer("workers") == 0;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) throws Exception {
    Map<String, Object> settings = settings(context.parameters(), data.classes());
    int rounds = context.parameters().integer("trees");
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    byte[] model =
        Boosters.train(data, data.labels(), balance.ofRows(data), settings, rounds, context);
    return new BoosterPredictor(output(data.classes()), balance, List.of(model));
  }

  @Override
  public Predictor train(LargeTrainingSet data, TrainingContext context) throws Exception {
    Map<String, Object> settings = settings(context.parameters(), data.classes());
    int rounds = context.parameters().integer("trees");
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    byte[] model = PartBoosters.train(data, balance, settings, rounds, context);
    return new BoosterPredictor(output(data.classes()), balance, List.of(model));
  }

  private static BoosterPredictor.Output output(List<String> classes) {
    return classes.isEmpty()
        ? BoosterPredictor.Output.VALUE
        : classes.size() == 2
            ? BoosterPredictor.Output.SECOND_CLASS
            : BoosterPredictor.Output.ALL_CLASSES;
  }

  private static Map<String, Object> settings(Parameters parameters, List<String> classes) {
    Map<String, Object> settings = new HashMap<>();
    if (classes.size() > 2) {
      settings.put("objective", "multi:softprob");
      settings.put("num_class", classes.size());
    } else {
      settings.put("objective", classes.isEmpty() ? "reg:squarederror" : "binary:logistic");
    }
    settings.put("max_depth", parameters.integer("maxDepth"));
    settings.put("eta", parameters.number("learningRate"));
    settings.put("subsample", parameters.number("rowShare"));
    settings.put("colsample_bytree", parameters.number("columnShare"));
    settings.put("min_child_weight", parameters.number("leafWeight"));
    return settings;
  }
}
