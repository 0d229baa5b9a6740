package org.werkbank.training.linear;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads linear models back. */
public final class LinearReader implements PredictorReader {
  @Override
  public String kind() {
    return LinearPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] part = parts.get(LinearPredictor.PART);
    if (part == null) {
      throw new IllegalArgumentException("the model lacks " + LinearPredictor.PART);
    }
    return LinearPredictor.read(part);
  }
}
