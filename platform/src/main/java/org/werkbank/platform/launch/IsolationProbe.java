package org.werkbank.platform.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the training distribution try once whether it can build walls on this machine. */
final class IsolationProbe {
  private static final Logger LOG = LoggerFactory.getLogger(IsolationProbe.class);
  private static final String MAIN = "org.werkbank.training.guest.GuestProbe";
  private static final long PATIENCE_SECONDS = 60;

  private final SparkCommand spark;
  private final boolean unprotected;
  private @Nullable Isolation found;

  IsolationProbe(SparkCommand spark, boolean unprotected) {
    this.spark = spark;
    this.unprotected = unprotected;
  }

  synchronized Isolation get() {
    if (found == null) {
      found = works() ? Isolation.WALLS : unprotected ? Isolation.NONE : Isolation.REFUSED;
      LOG.info("submitted pipelines: {}", found);
    }
    return found;
  }

  private boolean works() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            spark.classPath(),
            MAIN);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      Process process = builder.start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
    } catch (IOException e) {
      LOG.warn("whether submitted pipelines can be kept apart was not to be found out", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
