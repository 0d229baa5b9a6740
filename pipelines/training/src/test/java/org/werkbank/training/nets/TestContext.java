package org.werkbank.training.nets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** What a trainer may use, with a record of what it said. */
final class TestContext implements TrainingContext {
  final List<Double> done = new ArrayList<>();
  final Map<String, List<Double>> metrics = new HashMap<>();
  private final Map<String, Object> values =
      new HashMap<>(
          Map.of(
              "hidden1",
              16,
              "hidden2",
              8,
              "epochs",
              20,
              "learningRate",
              0.01,
              "batchSize",
              64,
              "l2",
              1e-4,
              "patience",
              20,
              "balance",
              0.5,
              "workers",
              1));
  private final Supplier<SparkSession> spark;
  private int checksBeforeCancel = Integer.MAX_VALUE;

  TestContext() {
    this(
        () -> {
          throw new AssertionError("nothing was said of Spark");
        });
  }

  TestContext(Supplier<SparkSession> spark) {
    this.spark = spark;
  }

  TestContext with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  TestContext cancelAfter(int checks) {
    checksBeforeCancel = checks;
    return this;
  }

  @Override
  public Parameters parameters() {
    return new Parameters(values);
  }

  @Override
  public long seed() {
    return 7;
  }

  @Override
  public int cores() {
    return 1;
  }

  @Override
  public SparkSession spark() {
    return spark.get();
  }

  @Override
  public void progress(double done, double total) {
    this.done.add(done);
  }

  @Override
  public void metric(String name, double value, long step) {
    metrics.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  @Override
  public void checkCancelled() {
    if (checksBeforeCancel-- <= 0) {
      throw new CancellationException("the run was cancelled");
    }
  }
}
