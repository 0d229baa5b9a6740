package org.werkbank.training.harness;

import org.werkbank.contract.RunEvent;

/** Where the work tells what happens. */
public interface Journal {
  void say(RunEvent event);

  /** Ends the work when the run is being cancelled. */
  void checkCancelled();
}
