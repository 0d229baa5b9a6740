package org.werkbank.training.guest;

import java.util.List;
import java.util.Map;
import org.werkbank.training.api.StagedPredictor;

/** A predictor whose code lives in a guest and answers before everything is known. */
record StagedGuestPredictor(GuestModel model) implements StagedPredictor {
  @Override
  public double[] predict(double[] row) {
    return model.predict(stages().size() - 1, row);
  }

  @Override
  public List<String> stages() {
    return model.stages();
  }

  @Override
  public double[] predictAt(int stage, double[] row) {
    return model.predict(stage, row);
  }

  @Override
  public String kind() {
    return model.kind();
  }

  @Override
  public Map<String, byte[]> parts() {
    return model.parts();
  }

  @Override
  public long parameterCount() {
    return model.parameterCount();
  }
}
