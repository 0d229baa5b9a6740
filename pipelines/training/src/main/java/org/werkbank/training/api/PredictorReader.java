package org.werkbank.training.api;

import java.util.Map;

/** Reads a predictor back from its parts; found by {@link java.util.ServiceLoader}. */
public interface PredictorReader {
  String kind();

  Predictor read(Map<String, byte[]> parts);
}
