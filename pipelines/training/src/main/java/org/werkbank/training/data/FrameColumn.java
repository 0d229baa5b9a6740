package org.werkbank.training.data;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;

/**
 * One column of a frame. Numeric columns hold {@code numbers}; all others hold {@code codes} into
 * {@code words}, -1 when missing.
 *
 * @param unparsable cells that were neither empty nor what the type says; they count as missing
 */
public record FrameColumn(
    Column column,
    @Nullable Numbers numbers,
    @Nullable Numbers codes,
    List<String> words,
    long unparsable) {

  /** A column in memory. */
  public FrameColumn(
      Column column,
      double @Nullable [] numbers,
      int @Nullable [] codes,
      List<String> words,
      long unparsable) {
    this(
        column,
        numbers == null ? null : Numbers.of(numbers),
        codes == null ? null : Numbers.of(codes),
        words,
        unparsable);
  }

  public boolean isNumeric() {
    return numbers != null;
  }

  public double number(int row) {
    return numbers == null ? Double.NaN : numbers.at(row);
  }

  public @Nullable String text(int row) {
    if (codes == null) {
      return null;
    }
    int code = (int) codes.at(row);
    return code < 0 ? null : words.get(code);
  }

  /** What a row holds, for telling rows with the same from others; missing cells are alike. */
  public Object key(int row) {
    return isNumeric() ? (Object) number(row) : String.valueOf(text(row));
  }

  public boolean isMissing(int row) {
    return numbers == null ? text(row) == null : Double.isNaN(numbers.at(row));
  }

  public long missing(int size) {
    long missing = 0;
    for (int row = 0; row < size; row++) {
      missing += isMissing(row) ? 1 : 0;
    }
    return missing;
  }

  /** The rows at the given positions. */
  FrameColumn select(int[] rows) {
    return new FrameColumn(
        column,
        numbers == null ? null : numbers.select(rows),
        codes == null ? null : codes.select(rows),
        words,
        unparsable);
  }

  FrameColumn inMemory(int size) {
    double[] values = null;
    if (numbers != null) {
      values = IntStream.range(0, size).mapToDouble(numbers::at).toArray();
    }
    int[] places = null;
    if (codes != null) {
      places = IntStream.range(0, size).map(row -> (int) codes.at(row)).toArray();
    }
    return new FrameColumn(column, values, places, words, unparsable);
  }
}
