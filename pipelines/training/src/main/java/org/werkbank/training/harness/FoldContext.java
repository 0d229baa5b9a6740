package org.werkbank.training.harness;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** One training among several of a run; its progress is a slice of the run's. */
record FoldContext(
    RunScope scope, Parameters parameters, int cores, int step, TrainProgress progress)
    implements TrainingContext {

  @Override
  public long seed() {
    return scope.spec().seed();
  }

  @Override
  public SparkSession spark() {
    return scope.spark();
  }

  @Override
  public void progress(double done, double total) {
    progress.done(step, total > 0 ? Math.min(1, Math.max(0, done / total)) : 0);
  }

  @Override
  public void metric(String name, double value, long at) {
    String fold = "training" + (step + 1) + "." + name;
    scope.journal().say(new RunEvent.Metrics(List.of(new RunEvent.Metric(fold, value, at))));
  }

  @Override
  public void checkCancelled() {
    scope.journal().checkCancelled();
  }
}
