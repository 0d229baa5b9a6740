package org.werkbank.training.components;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads principal components. */
public final class ComponentsReader implements PredictorReader {
  @Override
  public String kind() {
    return ComponentsPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    return ComponentsFiles.read(parts);
  }
}
