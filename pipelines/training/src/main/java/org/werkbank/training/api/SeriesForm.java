package org.werkbank.training.api;

/** How the past of a machine reaches a trainer, where a task looks at the past. */
public enum SeriesForm {
  /** Each sensor's window summed up: its last value, mean, deviation, slope. */
  SUMMED_UP,
  /**
   * Each sensor's window as it was, one column for each step: {@code s2__step_29} is the oldest,
   * {@code s2__step_0} the row itself.
   */
  STEPS
}
