package org.werkbank.training.proportions;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads clusters with their shares. */
public final class ProportionsReader implements PredictorReader {
  @Override
  public String kind() {
    return ProportionsPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] part = parts.get(ProportionsPredictor.PART);
    if (part == null) {
      throw new IllegalArgumentException("the model lacks " + ProportionsPredictor.PART);
    }
    return ProportionsPredictor.read(part);
  }
}
