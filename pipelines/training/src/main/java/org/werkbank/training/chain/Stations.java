package org.werkbank.training.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a row end that are known at each station.
 *
 * @param names of the stations, the first first
 * @param ends for each station the number of prepared columns known at it; the last is all of them
 */
record Stations(List<String> names, List<Integer> ends) {
  Stations {
    names = List.copyOf(names);
    ends = List.copyOf(ends);
    if (names.isEmpty() || names.size() != ends.size()) {
      throw new IllegalArgumentException(names.size() + " stations but " + ends.size() + " ends");
    }
  }

  /** Stations of about as many columns each, in the order of the columns. */
  static Stations cut(int columns, int stations) {
    int count = Math.min(columns, stations);
    List<String> names = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int s = 1; s <= count; s++) {
      names.add("station-" + s);
      ends.add((int) ((long) columns * s / count));
    }
    return new Stations(names, ends);
  }

  int size() {
    return names.size();
  }
}
