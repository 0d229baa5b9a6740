package org.werkbank.training.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;

/**
 * How one column was distributed when the model learned: in bins between its deciles, or by words.
 *
 * @param edges upper ends of all bins but the last; a value on an edge lies below it. Empty for
 *     words
 * @param words those with enough rows, in order of the alphabet; all others share one more bin
 * @param counts rows in each bin, last those of the other words where there are words
 * @param missing rows without a value
 */
public record ReferenceColumn(
    String name, List<Double> edges, List<String> words, List<Long> counts, long missing) {
  private static final int BINS = 10;
  private static final int MOST_WORDS = 50;

  public ReferenceColumn {
    edges = edges == null ? List.of() : List.copyOf(edges);
    words = words == null ? List.of() : List.copyOf(words);
    counts = List.copyOf(counts);
    if (counts.size() != (words.isEmpty() ? edges.size() : words.size()) + 1) {
      throw new IllegalArgumentException("a column of a reference needs a count for each bin");
    }
  }

  /** Of numbers; NaN is missing. Fewer than a hundred rows make fewer bins. */
  public static ReferenceColumn ofNumbers(String name, double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int bins = Math.max(1, Math.min(BINS, sorted.length / Plots.FEWEST_ROWS));
    TreeSet<Double> edges = new TreeSet<>();
    for (int bin = 1; bin < bins; bin++) {
      edges.add(sorted[(int) Math.ceil((double) bin * sorted.length / bins) - 1]);
    }
    List<Double> ends = List.copyOf(edges);
    long[] counts = new long[ends.size() + 1];
    for (double value : sorted) {
      counts[below(ends, value)]++;
    }
    return new ReferenceColumn(
        name, ends, List.of(), boxed(counts), (long) values.length - sorted.length);
  }

  /** Of words; null is missing. */
  public static ReferenceColumn ofWords(String name, List<@Nullable String> cells) {
    Map<String, Long> found = new HashMap<>();
    long missing = 0;
    for (String cell : cells) {
      if (cell == null) {
        missing++;
      } else {
        found.merge(cell, 1L, Long::sum);
      }
    }
    List<String> kept =
        found.entrySet().stream()
            .filter(e -> e.getValue() >= Plots.FEWEST_ROWS)
            .sorted(
                Comparator.comparing(Map.Entry<String, Long>::getValue)
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_WORDS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<Long> counts = new ArrayList<>();
    kept.forEach(word -> counts.add(found.getOrDefault(word, 0L)));
    counts.add(cells.size() - missing - counts.stream().mapToLong(Long::longValue).sum());
    return new ReferenceColumn(name, List.of(), kept, counts, missing);
  }

  /** Rows in each bin, the missing ones in one of their own at the end. */
  long[] all() {
    return IntStream.rangeClosed(0, counts.size())
        .mapToLong(bin -> bin < counts.size() ? counts.get(bin) : missing)
        .toArray();
  }

  /** The bin of a value; NaN is missing. */
  int bin(double value) {
    return Double.isNaN(value) ? counts.size() : below(edges, value);
  }

  /** The bin of a word; null is missing. */
  int bin(@Nullable String word) {
    if (word == null) {
      return counts.size();
    }
    int place = Collections.binarySearch(words, word);
    return place >= 0 ? place : words.size();
  }

  long rows() {
    return Arrays.stream(all()).sum();
  }

  private static int below(List<Double> edges, double value) {
    int bin = 0;
    while (bin < edges.size() && value > edges.get(bin)) {
      bin++;
    }
    return bin;
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
