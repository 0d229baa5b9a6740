package org.werkbank.training.harness;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** One training among several of a run; its progress is a slice of the run's. */
record FoldContext(RunScope scope, Parameters parameters, int step, int steps)
    implements TrainingContext {

  @Override
  public long seed() {
    return scope.spec().seed();
  }

  @Override
  public int cores() {
    return scope.spec().limits().cores();
  }

  @Override
  public SparkSession spark() {
    return scope.spark();
  }

  @Override
  public void progress(double done, double total) {
    double share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
    scope.journal().say(new RunEvent.Progress("train", step + share, steps));
  }

  @Override
  public void metric(String name, double value, long at) {
    String fold = steps > 1 ? "step" + (step + 1) + "." + name : name;
    scope.journal().say(new RunEvent.Metrics(List.of(new RunEvent.Metric(fold, value, at))));
  }

  @Override
  public void checkCancelled() {
    scope.journal().checkCancelled();
  }
}
