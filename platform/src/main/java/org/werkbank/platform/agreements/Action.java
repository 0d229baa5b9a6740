package org.werkbank.platform.agreements;

import org.werkbank.platform.web.Permission;

/** What one may want to do with a data set or with what was learned from it. */
public enum Action {
  /** See that it is there, with schema and number of rows; never a value. */
  DISCOVER(Permission.SEE_RESULTS),
  /** See figures of single columns; who works with data sees single cells as well. */
  PREVIEW(Permission.SEE_RESULTS),
  /** Get the bytes. */
  DOWNLOAD(Permission.WORK_WITH_DATA),
  /** Have a pipeline learn from it, and get metrics and the model. */
  TRAIN(Permission.RUN),
  /** Have a model answer for each row. */
  SCORE(Permission.RUN),
  /** Pass a model on that was learned from it. */
  SHARE_MODEL(Permission.WORK_WITH_DATA);

  private final Permission permission;

  Action(Permission permission) {
    this.permission = permission;
  }

  /** Who may do so at all. */
  Permission permission() {
    return permission;
  }
}
