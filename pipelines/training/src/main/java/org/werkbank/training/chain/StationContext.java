package org.werkbank.training.chain;

import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** The run's context for one station; progress is counted in stations by the chain. */
record StationContext(TrainingContext chain) implements TrainingContext {
  @Override
  public Parameters parameters() {
    return chain.parameters();
  }

  @Override
  public long seed() {
    return chain.seed();
  }

  @Override
  public int cores() {
    return chain.cores();
  }

  @Override
  public SparkSession spark() {
    return chain.spark();
  }

  @Override
  public void progress(double done, double total) {
    // a station's trees are no progress of the chain
  }

  @Override
  public void metric(String name, double value, long step) {
    chain.metric(name, value, step);
  }

  @Override
  public void checkCancelled() {
    chain.checkCancelled();
  }
}
