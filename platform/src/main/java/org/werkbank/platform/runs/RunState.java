package org.werkbank.platform.runs;

import java.util.EnumSet;
import java.util.Set;

/** Where a run stands; each state names the states it may go to. */
public enum RunState {
  QUEUED,
  STARTING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  LOST;

  /** The states that may follow. */
  public Set<RunState> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(STARTING, CANCELLED);
      case STARTING -> EnumSet.of(RUNNING, FAILED, CANCELLED, LOST);
      case RUNNING -> EnumSet.of(SUCCEEDED, FAILED, CANCELLED, LOST);
      case SUCCEEDED, FAILED, CANCELLED, LOST -> EnumSet.noneOf(RunState.class);
    };
  }

  public boolean canBecome(RunState other) {
    return next().contains(other);
  }

  /** Whether nothing more will happen in this attempt. */
  public boolean isTerminal() {
    return next().isEmpty();
  }
}
