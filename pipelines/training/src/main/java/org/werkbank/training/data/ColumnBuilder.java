package org.werkbank.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnType;

/** Takes the cells of one column one by one. */
final class ColumnBuilder {
  private final Column column;
  private final boolean numeric;
  private final CellParser parser;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private double[] numbers = new double[0];
  private int[] texts = new int[0];
  private int size;
  private long unparsable;

  ColumnBuilder(Column column, CellParser parser) {
    this.column = column;
    this.parser = parser;
    this.numeric = column.type().isNumeric() || column.type() == ColumnType.BOOLEAN;
  }

  void add(@Nullable String cell) {
    if (numeric) {
      numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, grown(size));
      numbers[size++] = number(cell);
    } else {
      texts = size < texts.length ? texts : Arrays.copyOf(texts, grown(size));
      texts[size++] = code(cell);
    }
  }

  private static int grown(int size) {
    return Math.max(1024, size + (size >> 1));
  }

  private double number(@Nullable String cell) {
    if (cell == null || CellParser.isMissing(cell)) {
      return Double.NaN;
    }
    double value = parser.number(cell, column.type() == ColumnType.BOOLEAN);
    if (Double.isNaN(value)) {
      unparsable++;
    }
    return value;
  }

  private int code(@Nullable String cell) {
    if (cell == null || CellParser.isMissing(cell)) {
      return -1;
    }
    String word = cell.strip();
    Integer known = codes.get(word);
    if (known != null) {
      return known;
    }
    codes.put(word, words.size());
    words.add(word);
    return words.size() - 1;
  }

  FrameColumn build() {
    return numeric
        ? new FrameColumn(column, Arrays.copyOf(numbers, size), null, List.of(), unparsable)
        : new FrameColumn(column, null, Arrays.copyOf(texts, size), List.copyOf(words), unparsable);
  }
}
