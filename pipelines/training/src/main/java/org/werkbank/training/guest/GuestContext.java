package org.werkbank.training.guest;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;

/** What a trainer may use inside the guest; Spark works with the cores of the guest alone. */
record GuestContext(Parameters parameters, long seed, int cores, DataOutputStream out)
    implements TrainingContext {

  @Override
  public SparkSession spark() {
    return SparkSession.builder()
        .appName("guest")
        .master("local[" + cores + "]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.shuffle.partitions", String.valueOf(cores))
        .getOrCreate();
  }

  @Override
  public void progress(double done, double total) {
    tell(
        () -> {
          out.writeByte(Wire.PROGRESS);
          out.writeDouble(done);
          out.writeDouble(total);
        });
  }

  @Override
  public void metric(String name, double value, long step) {
    tell(
        () -> {
          out.writeByte(Wire.METRIC);
          out.writeUTF(name);
          out.writeDouble(value);
          out.writeLong(step);
        });
  }

  @Override
  public void checkCancelled() {
    // whoever cancels ends this process
  }

  private interface Message {
    void write() throws IOException;
  }

  private void tell(Message message) {
    synchronized (out) {
      try {
        message.write();
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the harness has gone", e);
      }
    }
  }
}
