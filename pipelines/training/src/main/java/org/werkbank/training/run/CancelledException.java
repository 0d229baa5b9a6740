package org.werkbank.training.run;

/** Unwinds the work of a run that is being cancelled. */
final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("cancelled", null, false, false);
  }
}
