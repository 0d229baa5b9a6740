package org.werkbank.training.harness;

import java.util.Arrays;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.model.ModelFile;

/** Scores prepared rows on an executor, with the model file it was sent. */
final class BatchScorer implements Function<double[][], double[][]> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<byte[]> model;
  private transient @Nullable Predictor predictor;

  BatchScorer(Broadcast<byte[]> model) {
    this.model = model;
  }

  @Override
  public double[][] call(double[][] rows) {
    Predictor known = predictor;
    if (known == null) {
      ClassLoader classes = Thread.currentThread().getContextClassLoader();
      known = ModelFile.read(model.value(), new ContractJson()).load(classes).predictor();
      predictor = known;
    }
    return Arrays.stream(rows).map(known::predict).toArray(double[][]::new);
  }
}
