package org.werkbank.training.nets;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads the networks of this package. */
public final class DenseNetReader implements PredictorReader {
  @Override
  public String kind() {
    return DenseNet.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    return DenseNetFiles.read(parts);
  }
}
