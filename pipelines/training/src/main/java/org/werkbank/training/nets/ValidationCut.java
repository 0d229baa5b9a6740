package org.werkbank.training.nets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.werkbank.training.api.TrainingSet;

/**
 * Rows to learn from and rows to stop by, both of the training part.
 *
 * @param learn positions of the rows to learn from
 * @param stop positions of the rows whose loss decides when to stop
 */
record ValidationCut(int[] learn, int[] stop) {
  private static final double SHARE = 0.15;

  /** Cuts class by class, so that a rare class is on both sides; a class of one row is learnt. */
  static ValidationCut of(TrainingSet data, long seed) {
    if (data.size() < 2) {
      throw new IllegalArgumentException("a network needs at least two rows to learn from");
    }
    TreeMap<Integer, List<Integer>> strata = new TreeMap<>();
    for (int i = 0; i < data.size(); i++) {
      int stratum = data.isClassification() ? (int) data.labels()[i] : 0;
      strata.computeIfAbsent(stratum, key -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    List<Integer> learn = new ArrayList<>();
    List<Integer> stop = new ArrayList<>();
    for (List<Integer> rows : strata.values()) {
      Collections.shuffle(rows, random);
      int cut = (int) Math.min(rows.size() - 1L, Math.round(rows.size() * SHARE));
      stop.addAll(rows.subList(0, cut));
      learn.addAll(rows.subList(cut, rows.size()));
    }
    if (stop.isEmpty()) {
      // too few rows of every class: better to stop by the rows learnt than by none
      stop.addAll(learn);
    }
    return new ValidationCut(positions(learn), positions(stop));
  }

  private static int[] positions(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
