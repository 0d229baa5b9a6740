package org.werkbank.platform.launch;

/** What keeps submitted code apart from everything else on this machine. */
public enum Isolation {
  /** It runs behind walls. */
  WALLS,
  /** No walls can be built, and the settings say to run it all the same. */
  NONE,
  /** No walls can be built, so that it does not run. */
  REFUSED
}
