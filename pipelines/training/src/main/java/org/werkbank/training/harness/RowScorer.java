package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.model.ModelFile;
import org.werkbank.training.model.ScoringModel;

/**
 * Scores rows: a few in this process, many by Spark's executors, to which the model goes once by
 * broadcast.
 */
final class RowScorer {
  private static final int FEW_ROWS = 50_000;
  private static final int BATCH = 10_000;

  private final RunScope scope;
  private final byte[] modelBytes;
  private final ScoringModel model;
  private final boolean isHere;

  RowScorer(RunScope scope, ModelFile file, byte[] modelBytes, PipelineCode code) {
    this.scope = scope;
    this.modelBytes = modelBytes;
    this.model = file.load(code.reader(file.manifest().kind()));
    this.isHere = code.isHere();
  }

  double[][] score(List<FrameColumn> features, Frame frame) {
    // Executors hold the code of built-in pipelines alone.
    if (frame.size() <= FEW_ROWS || !isHere) {
      return IntStream.range(0, frame.size())
          .parallel()
          .mapToObj(row -> model.score(Frame.cells(features, row)))
          .toArray(double[][]::new);
    }
    return bySpark(features, frame.size());
  }

  private double[][] bySpark(List<FrameColumn> features, int rows) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(scope.spark().sparkContext());
    Broadcast<byte[]> shipped = spark.broadcast(modelBytes);
    List<double[][]> batches = new ArrayList<>();
    for (int start = 0; start < rows; start += BATCH) {
      batches.add(
          IntStream.range(start, Math.min(rows, start + BATCH))
              .mapToObj(row -> model.preparation().prepare(Frame.cells(features, row)))
              .toArray(double[][]::new));
      scope.journal().checkCancelled();
    }
    try {
      return spark
          .parallelize(batches, batches.size())
          .map(new BatchScorer(shipped))
          .collect()
          .stream()
          .flatMap(Arrays::stream)
          .toArray(double[][]::new);
    } finally {
      shipped.destroy();
    }
  }
}
