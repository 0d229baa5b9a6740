package org.werkbank.training.trees;

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

/** Gradient boosting by XGBoost (Chen and Guestrin 2016). */
public final class BoostingTrainer implements Trainer {
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
    Map<String, Object> settings = settings(context.parameters());
    int rounds = context.parameters().integer("trees");
    BoosterPredictor.Output output = BoosterPredictor.Output.VALUE;
    if (!data.isClassification()) {
      settings.put("objective", "reg:squarederror");
    } else if (data.classes().size() == 2) {
      settings.put("objective", "binary:logistic");
      output = BoosterPredictor.Output.SECOND_CLASS;
    } else {
      settings.put("objective", "multi:softprob");
      settings.put("num_class", data.classes().size());
      output = BoosterPredictor.Output.ALL_CLASSES;
    }
    ClassWeights balance = ClassWeights.asked(data, context.parameters());
    byte[] model =
        Boosters.train(data, data.labels(), balance.ofRows(data), settings, rounds, context);
    return new BoosterPredictor(output, balance, List.of(model));
  }

  private static Map<String, Object> settings(Parameters parameters) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("max_depth", parameters.integer("maxDepth"));
    settings.put("eta", parameters.number("learningRate"));
    settings.put("subsample", parameters.number("rowShare"));
    settings.put("colsample_bytree", parameters.number("columnShare"));
    settings.put("min_child_weight", parameters.number("leafWeight"));
    return settings;
  }
}
