package org.werkbank.platform.runs;

import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.web.CurrentUser;

/** The door to runs. */
public final class Runs {
  /** The run, when it belongs to the user's member. */
  public Run get(CurrentUser user, String id) {
    throw new UnsupportedOperationException(id + user);
  }

  /** The member's runs, newest first. */
  public Page<Run> list(CurrentUser user, PageRequest page) {
    throw new UnsupportedOperationException(page.toString() + user);
  }

  /** What a finished training run of the user's member produced, for registration. */
  public ProducedModel produced(CurrentUser user, String runId) {
    throw new UnsupportedOperationException(runId + user);
  }

  /** Queues a run that scores the member's own rows with a model. */
  public Run score(CurrentUser user, ScoringRequest request) {
    throw new UnsupportedOperationException(request.toString() + user);
  }
}
