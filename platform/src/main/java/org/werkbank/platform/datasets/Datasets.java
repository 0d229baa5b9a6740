package org.werkbank.platform.datasets;

import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.web.CurrentUser;

/** The door to data sets. */
public final class Datasets {
  /** The data set, when the user's member owns it. */
  public Dataset get(CurrentUser user, String id) {
    throw new UnsupportedOperationException(id + user);
  }

  /** The user's member's data sets, newest first. */
  public Page<Dataset> list(CurrentUser user, PageRequest page) {
    throw new UnsupportedOperationException(page.toString() + user);
  }

  /**
   * A version as a run reads it.
   *
   * @param version its number, or null for the latest
   */
  public DatasetInput inputFor(CurrentUser user, String id, @Nullable Integer version) {
    throw new UnsupportedOperationException(id + user + version);
  }
}
