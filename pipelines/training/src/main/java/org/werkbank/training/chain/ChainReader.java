package org.werkbank.training.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.model.Predictors;

/** Reads a chain back, each station by the reader of its kind. */
public final class ChainReader implements PredictorReader {
  @Override
  public String kind() {
    return ChainPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] part = parts.get(ChainPredictor.PART);
    if (part == null) {
      throw new IllegalArgumentException("the model lacks " + ChainPredictor.PART);
    }
    ChainPredictor.Description described;
    try {
      described = ChainPredictor.JSON.readValue(part, ChainPredictor.Description.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not a chain of stations", e);
    }
    List<Predictor> models = new ArrayList<>();
    for (int s = 0; s < described.kinds().size(); s++) {
      String kind = described.kinds().get(s);
      if (kind.equals(ChainPredictor.KIND)) {
        throw new IllegalArgumentException("a station is no chain");
      }
      models.add(
          Predictors.reader(kind, ChainReader.class.getClassLoader())
              .read(partsOf(ChainPredictor.prefix(s), parts)));
    }
    return new ChainPredictor(described.stations(), models);
  }

  private static Map<String, byte[]> partsOf(String prefix, Map<String, byte[]> parts) {
    Map<String, byte[]> own = new HashMap<>();
    parts.forEach(
        (name, bytes) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), bytes);
          }
        });
    return own;
  }
}
