package org.werkbank.platform.datasets.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.FileMistakes;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;

/** A sheet as CSV, written while it is read, a row at a time. Rows without any cell are none. */
final class SheetCsv extends InputStream {
  private static final int CHUNK_CHARS = 64 << 10;

  private final String sheet;
  private final Iterator<Row> rows;
  private final CellText texts;
  private final FileMistakes mistakes = new FileMistakes();
  private final StringBuilder out = new StringBuilder();
  private byte[] ready = new byte[0];
  private int position;
  private int columns;
  private long count;

  SheetCsv(String sheet, Iterator<Row> rows, CellText texts) {
    this.sheet = sheet;
    this.rows = rows;
    this.texts = texts;
  }

  /** How many rows there were below the names. */
  long rows() {
    return Math.max(0, count - 1);
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, buffer, offset, n);
    position += n;
    return n;
  }

  /** Fails with a {@link Problem} of type bad-data that names sheet, row and column. */
  private boolean fill() {
    if (position < ready.length) {
      return true;
    }
    while (out.length() < CHUNK_CHARS && !mistakes.isFull() && rows.hasNext()) {
      take(rows.next());
    }
    if (!mistakes.isEmpty() && (mistakes.isFull() || !rows.hasNext())) {
      throw mistakes.problem();
    }
    ready = out.toString().getBytes(StandardCharsets.UTF_8);
    out.setLength(0);
    position = 0;
    return ready.length > 0;
  }

  private void take(Row row) {
    int width = row.getCellCount();
    while (width > 0 && "".equals(text(row, width - 1))) {
      width--;
    }
    if (width == 0) {
      return;
    }
    if (count++ == 0) {
      columns = width;
      checkNames(row);
    } else if (width > columns) {
      wrong(row, columns, "datasets.excel.noName");
      width = columns;
    }
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        out.append(',');
      }
      String text = i < width ? text(row, i) : "";
      if (text == null) {
        wrong(row, i, "datasets.excel.error");
      } else {
        append(text);
      }
    }
    out.append('\n');
  }

  private void checkNames(Row row) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < columns; i++) {
      String name = text(row, i);
      if (name != null && name.isBlank()) {
        wrong(row, i, "datasets.excel.emptyName");
      } else if (name != null && seen.putIfAbsent(name.strip(), i) != null) {
        wrong(row, i, "datasets.excel.sameName");
      }
    }
  }

  private @Nullable String text(Row row, int column) {
    return texts.of(column < row.getCellCount() ? row.getCell(column) : null);
  }

  private void wrong(Row row, int column, String key) {
    mistakes.add(
        ProblemDetail.atCell(
            row.getRowNum(), column + 1, key, sheet, row.getRowNum(), letter(column)));
  }

  private void append(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    out.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }

  /** A, B, ..., Z, AA, as Excel heads its columns. */
  static String letter(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letter(column / 26 - 1) + last;
  }
}
