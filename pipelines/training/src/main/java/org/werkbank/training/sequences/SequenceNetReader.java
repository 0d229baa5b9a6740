package org.werkbank.training.sequences;

import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads the ensembles of this package. */
public final class SequenceNetReader implements PredictorReader {
  @Override
  public String kind() {
    return SequenceNet.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    return SequenceNetFiles.read(parts);
  }
}
