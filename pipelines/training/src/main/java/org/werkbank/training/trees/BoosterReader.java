package org.werkbank.training.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads XGBoost models back. */
public final class BoosterReader implements PredictorReader {
  @Override
  public String kind() {
    return BoosterPredictor.KIND;
  }

  private static ClassWeights weights(byte @Nullable [] part) {
    String text = part == null ? "" : new String(part, StandardCharsets.UTF_8);
    return new ClassWeights(text.lines().mapToDouble(Double::parseDouble).toArray());
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] output = parts.get(BoosterPredictor.OUTPUT);
    if (output == null) {
      throw new IllegalArgumentException("the model lacks " + BoosterPredictor.OUTPUT);
    }
    List<byte[]> models = new ArrayList<>();
    for (int i = 0; ; i++) {
      byte[] model = parts.get(BoosterPredictor.name(i));
      if (model == null) {
        break;
      }
      models.add(model);
    }
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the model lacks " + BoosterPredictor.name(0));
    }
    String name = new String(output, StandardCharsets.UTF_8);
    return new BoosterPredictor(
        BoosterPredictor.Output.valueOf(name),
        weights(parts.get(BoosterPredictor.WEIGHTS)),
        models);
  }
}
