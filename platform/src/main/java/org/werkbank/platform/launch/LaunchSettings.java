package org.werkbank.platform.launch;

import java.nio.file.Path;

/**
 * How training processes are started.
 *
 * @param work folder of the working directories
 * @param cache folder of what can be made again
 * @param trainingHome folder with {@code training.jar} and {@code lib/}
 * @param sparkMaster {@code local[*]}, {@code local[n]} or {@code spark://host:port}
 * @param memoryMiB heap of a process started ahead; others get what their specification says
 * @param cores of a process started ahead
 * @param warm whether one process is kept started ahead, which spares a run the start
 * @param unprotected whether submitted code may run where no walls can be built around it
 */
public record LaunchSettings(
    Path work,
    Path cache,
    Path trainingHome,
    String sparkMaster,
    int memoryMiB,
    int cores,
    boolean warm,
    boolean unprotected) {
  public LaunchSettings {
    work = work.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
    trainingHome = trainingHome.toAbsolutePath().normalize();
  }

  boolean isLocal() {
    return sparkMaster.startsWith("local");
  }

  /** Whether driver and cluster meet on this machine's loopback interface. */
  boolean isOnLoopback() {
    return isLocal() || sparkMaster.matches("spark://(localhost|127\\.[0-9.]+)(:\\d+)?");
  }
}
