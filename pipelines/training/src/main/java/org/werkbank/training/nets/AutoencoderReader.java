package org.werkbank.training.nets;

import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads autoencoders. */
public final class AutoencoderReader implements PredictorReader {
  @Override
  public String kind() {
    return Autoencoder.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    DenseNet net = DenseNetFiles.read(parts);
    List<DenseLayer> layers = net.layers();
    if (layers.get(0).inputs() != layers.get(layers.size() - 1).outputs()) {
      throw new IllegalArgumentException("an autoencoder gives as many values as it takes");
    }
    return new Autoencoder(net);
  }
}
