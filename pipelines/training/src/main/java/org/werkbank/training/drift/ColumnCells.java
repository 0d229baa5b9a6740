package org.werkbank.training.drift;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.data.FrameColumn;

/**
 * Values of one column, by row: numbers or words.
 *
 * @param numbers NaN where missing; null for words
 * @param words null where missing; empty for numbers
 */
public record ColumnCells(double @Nullable [] numbers, List<@Nullable String> words) {
  public static ColumnCells numbers(double[] values) {
    return new ColumnCells(values, List.of());
  }

  public static ColumnCells words(List<@Nullable String> words) {
    return new ColumnCells(null, words);
  }

  public static ColumnCells of(FrameColumn column, int[] rows) {
    return column.isNumeric()
        ? numbers(IntStream.of(rows).mapToDouble(column::number).toArray())
        : words(IntStream.of(rows).mapToObj(column::text).toList());
  }

  int size() {
    return numbers == null ? words.size() : numbers.length;
  }

  boolean isMissing(int row) {
    return numbers == null ? words.get(row) == null : Double.isNaN(numbers[row]);
  }

  int bin(int row, ReferenceColumn reference) {
    return numbers == null ? reference.bin(words.get(row)) : reference.bin(numbers[row]);
  }

  /** How they are distributed. */
  public ReferenceColumn reference(String name) {
    return numbers == null
        ? ReferenceColumn.ofWords(name, words)
        : ReferenceColumn.ofNumbers(name, numbers);
  }
}
