package org.werkbank.platform.agreements;

import java.util.List;

/**
 * How a member stands to a data set.
 *
 * @param isOffered whether an open offer lets it know of the data
 * @param agreements all it ever made about the data, ended ones among them
 */
record Standing(boolean isOwner, boolean isOffered, List<Agreement> agreements) {
  static final Standing OWNER = new Standing(true, false, List.of());

  Standing {
    agreements = List.copyOf(agreements);
  }
}
