package org.werkbank.training.data;

import java.util.List;
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
    double @Nullable [] numbers,
    int @Nullable [] codes,
    List<String> words,
    long unparsable) {

  public boolean isNumeric() {
    return numbers != null;
  }

  public double number(int row) {
    return numbers == null ? Double.NaN : numbers[row];
  }

  public @Nullable String text(int row) {
    if (codes == null) {
      return null;
    }
    int code = codes[row];
    return code < 0 ? null : words.get(code);
  }

  /** What a row holds, for telling rows with the same from others; missing cells are alike. */
  public Object key(int row) {
    return isNumeric() ? (Object) number(row) : String.valueOf(text(row));
  }

  public boolean isMissing(int row) {
    return numbers == null ? text(row) == null : Double.isNaN(numbers[row]);
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
    double[] selected = null;
    if (numbers != null) {
      selected = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = numbers[rows[i]];
      }
    }
    int[] selectedCodes = null;
    if (codes != null) {
      selectedCodes = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selectedCodes[i] = codes[rows[i]];
      }
    }
    return new FrameColumn(column, selected, selectedCodes, words, unparsable);
  }
}
