package org.werkbank.training.model;

import java.util.ServiceLoader;
import org.werkbank.contract.ContractException;
import org.werkbank.training.api.PredictorReader;

/** Finds the reader of a kind of predictor. */
public final class Predictors {
  private Predictors() {}

  public static PredictorReader reader(String kind, ClassLoader classes) {
    for (PredictorReader reader : ServiceLoader.load(PredictorReader.class, classes)) {
      if (reader.kind().equals(kind)) {
        return reader;
      }
    }
    throw new ContractException("no reader for predictors of kind " + kind, null);
  }
}
