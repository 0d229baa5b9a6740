package org.werkbank.training.api;

/** What the label of a row says. */
public enum LabelForm {
  /** The row's own class or value. */
  OF_ROW,
  /**
   * The share of its group that is bad, from 0 to 1 and the same in all of the group's rows. Groups
   * stay whole in every split, and the mean of a group's answers is judged.
   */
  SHARE_OF_GROUP
}
