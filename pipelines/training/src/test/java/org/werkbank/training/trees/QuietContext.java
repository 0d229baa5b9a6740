package org.werkbank.training.trees;

import org.apache.spark.sql.SparkSession;
import org.werkbank.training.TestSpark;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** A context that tells nobody. */
public record QuietContext(Parameters parameters, long seed, int cores) implements TrainingContext {
  @Override
  public SparkSession spark() {
    return TestSpark.session();
  }

  @Override
  public void progress(double done, double total) {}

  @Override
  public void metric(String name, double value, long step) {}

  @Override
  public void checkCancelled() {}
}
