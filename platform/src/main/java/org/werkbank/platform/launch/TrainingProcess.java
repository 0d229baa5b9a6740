package org.werkbank.platform.launch;

import java.time.Duration;
import java.util.OptionalInt;

/** A training process, started by this server or adopted. */
public interface TrainingProcess {
  ProcessIdentity identity();

  WorkDirectory directory();

  boolean isAlive();

  /** The exit code once it has ended; empty while alive, and for adopted ones, which tell none. */
  OptionalInt exitCode();

  /** Asks it to stop, waits for the grace period, then kills it and all its descendants. */
  void stop(Duration grace);

  /** What the process and its descendants have used up to now. */
  ResourceUse use();
}
