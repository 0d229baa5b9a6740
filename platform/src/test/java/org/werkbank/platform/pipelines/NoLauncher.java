package org.werkbank.platform.pipelines;

import java.util.Optional;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.LaunchRequest;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.launch.ProcessIdentity;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.launch.WorkDirectory;

/** For tests in which nothing starts. */
final class NoLauncher implements Launcher {
  @Override
  public TrainingProcess start(LaunchRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<TrainingProcess> adopt(ProcessIdentity identity, WorkDirectory directory) {
    return Optional.empty();
  }

  @Override
  public WorkDirectory directoryOf(String runId, int attempt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Isolation isolation() {
    return Isolation.REFUSED;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
