package org.werkbank.training.sequences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** What the trainer may use, with a record of what it said. */
final class SequenceContext implements TrainingContext {
  private final List<Double> done = new ArrayList<>();
  private final Map<String, List<Double>> metrics = new HashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private int cores = 1;
  private int checksBeforeCancel = Integer.MAX_VALUE;

  SequenceContext() {
    with("network", "lstm").with("engine", "djl").with("units", 12).with("dense", 8);
    with("epochs", 30).with("patience", 30).with("batchSize", 32).with("ensemble", 2);
    with("learningRate", 0.01);
  }

  SequenceContext with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  SequenceContext cores(int number) {
    cores = number;
    return this;
  }

  SequenceContext cancelAfter(int checks) {
    checksBeforeCancel = checks;
    return this;
  }

  List<Double> done() {
    return done;
  }

  List<Double> metrics(String name) {
    return metrics.getOrDefault(name, List.of());
  }

  double lastOf(String name) {
    List<Double> all = metrics(name);
    return all.get(all.size() - 1);
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
    return cores;
  }

  @Override
  public SparkSession spark() {
    throw new IllegalStateException("networks need no Spark");
  }

  @Override
  public synchronized void progress(double now, double total) {
    done.add(now);
  }

  @Override
  public synchronized void metric(String name, double value, long step) {
    metrics.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  @Override
  public synchronized void checkCancelled() {
    if (checksBeforeCancel-- <= 0) {
      throw new CancellationException("the run was cancelled");
    }
  }
}
