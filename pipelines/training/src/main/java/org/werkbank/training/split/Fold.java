package org.werkbank.training.split;

/**
 * One way of dividing the rows, as positions in ascending order (a time split: in order of time).
 *
 * @param train rows a pipeline learns from
 * @param validation rows that choose the threshold; empty when other folds do it
 * @param test rows that judge
 */
public record Fold(int[] train, int[] validation, int[] test) {

  /** Training and validation rows together: what the judged model finally learns from. */
  public int[] known() {
    int[] all = new int[train.length + validation.length];
    System.arraycopy(train, 0, all, 0, train.length);
    System.arraycopy(validation, 0, all, train.length, validation.length);
    java.util.Arrays.sort(all);
    return all;
  }
}
