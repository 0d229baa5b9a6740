package org.werkbank.training.guest;

import java.util.Map;
import org.werkbank.training.api.Predictor;

/** A predictor whose code lives in a guest. */
record GuestPredictor(GuestModel model) implements Predictor {
  private static final int ALL_KNOWN = -1;

  @Override
  public double[] predict(double[] row) {
    return model.predict(ALL_KNOWN, row);
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
