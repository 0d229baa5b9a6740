package org.werkbank.platform.dashboards;

import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.web.CurrentUser;

/** The member's runs, newest first. */
@FunctionalInterface
public interface RunHistory {
  Page<Run> list(CurrentUser user, PageRequest page);
}
