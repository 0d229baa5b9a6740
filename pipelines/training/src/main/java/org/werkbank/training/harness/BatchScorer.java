package org.werkbank.training.harness;

import java.util.Arrays;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.model.ModelFile;
import org.werkbank.training.model.ScoringModel;

/** Scores prepared rows on an executor, with the model file it was sent. */
final class BatchScorer implements Function<double[][], double[][]> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<byte[]> model;
  private transient @Nullable ScoringModel loaded;

  BatchScorer(Broadcast<byte[]> model) {
    this.model = model;
  }

  @Override
  public double[][] call(double[][] rows) {
    ScoringModel known = loaded;
    if (known == null) {
      ClassLoader classes = Thread.currentThread().getContextClassLoader();
      known = ModelFile.read(model.value(), new ContractJson()).load(classes);
      loaded = known;
    }
    return Arrays.stream(rows).map(known::predict).toArray(double[][]::new);
  }
}
