package org.werkbank.platform.runs;

import org.werkbank.platform.problem.Problem;

/** What was so when a run was queued and has to be so still. */
public interface StillAllowed {
  /** Whether the agreement of this id can still be relied on; runs under one that cannot stop. */
  boolean agreementHolds(String agreementId);

  /**
   * Asked right before a run starts.
   *
   * @throws Problem when this version of a pipeline may not start any more
   */
  void requireStartable(String pipeline, String version);
}
