package org.werkbank.training.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.trees.BoostingTrainer;

/**
 * Interlinked stations (Lieber et al. 2013, doi 10.1016/j.procir.2013.05.033): boosting for each
 * station on all columns up to it, so that a part can be judged before more is spent on it.
 */
public final class ChainTrainer implements Trainer {
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
    Stations stations =
        Stations.cut(data.features().size(), context.parameters().integer("stations"));
    List<Predictor> models = new ArrayList<>();
    for (int s = 0; s < stations.size(); s++) {
      context.checkCancelled();
      models.add(
          new BoostingTrainer()
              .train(upTo(data, stations.ends().get(s)), new StationContext(context)));
      context.progress(s + 1, stations.size());
    }
    return new ChainPredictor(stations, models);
  }

  private static TrainingSet upTo(TrainingSet data, int end) {
    return new TrainingSet(
        data.features().subList(0, end),
        Arrays.stream(data.rows()).map(row -> Arrays.copyOf(row, end)).toArray(double[][]::new),
        data.labels(),
        data.classes());
  }
}
