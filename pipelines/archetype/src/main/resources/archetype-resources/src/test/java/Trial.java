package ${package};

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** What a trainer gets from the harness, for tests. */
record Trial(Map<String, Object> values, long seed) implements TrainingContext {
  @Override
  public Parameters parameters() {
    return new Parameters(values);
  }

  @Override
  public int cores() {
    return 1;
  }

  @Override
  public SparkSession spark() {
    throw new UnsupportedOperationException("this pipeline needs no Spark");
  }

  @Override
  public void progress(double done, double total) {}

  @Override
  public void metric(String name, double value, long step) {}

  @Override
  public void checkCancelled() {}
}
