package org.werkbank.platform.runs;

/** Told about every run that has ended, after that was stored. */
@FunctionalInterface
public interface RunListener {
  void ended(Run run);
}
