package org.werkbank.training.harness;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * What the label column says of rows: normal, or which kind of fault.
 *
 * @param faults kinds of fault in their order; empty when every row is normal
 * @param ofRow 0 for a normal row, otherwise 1 + index of the kind
 */
record Kinds(String normal, List<String> faults, int[] ofRow) {
  /** What a row is called that is not normal, of whatever kind. */
  private static final List<String> OTHER = List.of("anomaly", "other");

  /**
   * The kinds of labelled rows.
   *
   * @param asked the word for normal rows; without one it is the most frequent
   */
  static Kinds of(FrameColumn label, int rows, @Nullable Object asked) {
    String name = label.column().name();
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      counts.merge(TaskFinder.word(label, row), 1, Integer::sum);
    }
    if (counts.size() > TaskFinder.MOST_CLASSES) {
      throw BadData.tooManyClasses(name, counts.size(), TaskFinder.MOST_CLASSES);
    }
    String normal =
        asked == null || asked.toString().isBlank()
            ? mostFrequent(counts, TaskFinder.order(label))
            : asked.toString().strip();
    if (!counts.containsKey(normal)) {
      throw BadData.normalUnknown(name);
    }
    return known(label, rows, normal);
  }

  /** The kinds of labelled rows, of which perhaps none is normal. */
  static Kinds known(FrameColumn label, int rows, String normal) {
    List<String> words =
        IntStream.range(0, rows).mapToObj(row -> TaskFinder.word(label, row)).toList();
    List<String> faults =
        words.stream()
            .distinct()
            .filter(word -> !word.equals(normal))
            .sorted(TaskFinder.order(label))
            .toList();
    int[] ofRow = words.stream().mapToInt(word -> faults.indexOf(word) + 1).toArray();
    return new Kinds(normal, faults, ofRow);
  }

  private static String mostFrequent(Map<String, Integer> counts, Comparator<String> order) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(order.reversed())))
        .orElseThrow()
        .getKey();
  }

  /** The same as a task with two classes, for everything that need not know the kinds apart. */
  LearningTask task(String label) {
    double[] labels = new double[ofRow.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = Math.min(1, ofRow[row]);
    }
    String other = normal.equals(OTHER.get(0)) ? OTHER.get(1) : OTHER.get(0);
    return LearningTask.anomaly(label, normal, other, labels);
  }
}
