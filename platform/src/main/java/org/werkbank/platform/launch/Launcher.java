package org.werkbank.platform.launch;

import java.util.Optional;

/** Starts training processes and finds again those an earlier server started. */
public interface Launcher extends AutoCloseable {
  /** Prepares the working directory and starts the process; returns once it runs. */
  TrainingProcess start(LaunchRequest request);

  /** The process of an earlier server, when it is still the same one and alive. */
  Optional<TrainingProcess> adopt(ProcessIdentity identity, WorkDirectory directory);

  /** The working directory of an attempt, whether or not its process lives. */
  WorkDirectory directoryOf(String runId, int attempt);

  /** What keeps submitted code apart here; the first who asks may wait a second. */
  Isolation isolation();

  @Override
  void close();
}
