package org.werkbank.contract;

/** What a run may use; the platform enforces time, the process flags memory and cores. */
public record Limits(long maxDurationSeconds, int maxMemoryMiB, int cores) {
  public Limits {
    if (maxDurationSeconds < 1 || maxMemoryMiB < 1 || cores < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
