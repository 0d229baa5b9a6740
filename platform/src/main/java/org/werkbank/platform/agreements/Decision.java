package org.werkbank.platform.agreements;

import org.jspecify.annotations.Nullable;

/** What comes of wanting to do something with data. */
public sealed interface Decision {
  /**
   * Go on.
   *
   * @param agreement under which; null for the owner, and for who sees an offer
   */
  record Allowed(@Nullable Agreement agreement) implements Decision {}

  /**
   * The asker knows of the data, so that the reason can be told.
   *
   * @param agreement that does not allow it; null when there is none
   */
  record Refused(@Nullable Agreement agreement) implements Decision {}

  /** The asker is told what one is told of things that are not there. */
  record Hidden() implements Decision {}
}
