package org.werkbank.training.trees;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads forests of Spark back. */
public final class TreeReader implements PredictorReader {
  @Override
  public String kind() {
    return TreePredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] part = parts.get(TreePredictor.PART);
    if (part == null) {
      throw new IllegalArgumentException("the model lacks " + TreePredictor.PART);
    }
    return TreePredictor.read(part);
  }
}
