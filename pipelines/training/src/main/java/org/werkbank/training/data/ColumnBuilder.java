package org.werkbank.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnType;

/** Takes the cells of one column one by one, in memory and, once told to, in a file. */
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
  private @Nullable ColumnFile file;

  ColumnBuilder(Column column, CellParser parser) {
    this.column = column;
    this.parser = parser;
    this.numeric = column.type().isNumeric() || column.type() == ColumnType.BOOLEAN;
  }

  void add(@Nullable String cell) {
    if (numeric) {
      add(number(cell));
    } else {
      add(code(cell));
    }
  }

  /** Takes over what another one has read of the same column. */
  void add(ReadColumn block) {
    for (double value : block.numbers()) {
      add(value);
    }
    int[] here = block.words().stream().mapToInt(this::known).toArray();
    for (int code : block.codes()) {
      add(code < 0 ? code : here[code]);
    }
    unparsable += block.unparsable();
  }

  /** Keeps what is there and what follows in a file. */
  void moveTo(Path place) {
    ColumnFile opened = new ColumnFile(place);
    for (int i = 0; i < size; i++) {
      opened.add(numeric ? numbers[i] : texts[i]);
    }
    numbers = new double[0];
    texts = new int[0];
    file = opened;
  }

  private void add(double number) {
    if (file != null) {
      file.add(number);
    } else {
      numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, grown(size));
      numbers[size++] = number;
    }
  }

  private void add(int code) {
    if (file != null) {
      file.add(code);
    } else {
      texts = size < texts.length ? texts : Arrays.copyOf(texts, grown(size));
      texts[size++] = code;
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
    return cell == null || CellParser.isMissing(cell) ? -1 : known(cell.strip());
  }

  private int known(String word) {
    Integer code = codes.putIfAbsent(word, words.size());
    if (code != null) {
      return code;
    }
    words.add(word);
    return words.size() - 1;
  }

  /** What was read, to be sent to another one. */
  ReadColumn read() {
    return new ReadColumn(
        Arrays.copyOf(numbers, numeric ? size : 0),
        Arrays.copyOf(texts, numeric ? 0 : size),
        words,
        unparsable);
  }

  FrameColumn build() {
    Numbers all;
    if (file != null) {
      all = file.numbers();
      file.close();
    } else {
      all =
          numeric
              ? Numbers.of(Arrays.copyOf(numbers, size))
              : Numbers.of(Arrays.copyOf(texts, size));
    }
    return new FrameColumn(
        column, numeric ? all : null, numeric ? null : all, List.copyOf(words), unparsable);
  }
}
