package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.datasets.profile.ColumnProfile;
import org.werkbank.platform.datasets.profile.ColumnStatistics;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.problem.ProblemDetail;

/**
 * Takes cells as characters straight from the reader's buffer, since a string per cell would cost
 * more than everything else. A record is built as whether its row may count.
 */
final class ProfilingHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
  /** So many rows all go into the sketches; of later ones every 64th. */
  private static final long ALL_SAMPLED_ROWS = 100_000;

  private static final int SAMPLE_MASK = 63;
  private static final int SHOWN_ROWS = 20;
  private static final int LONGEST_SHOWN_CELL = 100;

  private final FileMistakes mistakes;
  private final NumberText numbers;
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> shown = new ArrayList<>();
  private final List<String> shownRow = new ArrayList<>();
  private ColumnStatistics[] columns = new ColumnStatistics[0];
  private boolean inHeader = true;
  private boolean isSampled = true;
  private boolean multiLine;
  private long rows;
  private long sampledRows;

  ProfilingHandler(CsvDialect dialect, FileMistakes mistakes) {
    this.numbers = new NumberText(dialect.decimal().charAt(0));
    this.mistakes = mistakes;
  }

  long rows() {
    return rows;
  }

  boolean hasHeader() {
    return !inHeader;
  }

  boolean isMultiLine() {
    return multiLine;
  }

  /** Line in which the record being read began. */
  long line() {
    return getStartingLineNumber();
  }

  /** Number of the cell being read in its record, from 1. */
  int cell() {
    return getFieldCount() + 1;
  }

  Profile profile() {
    List<ColumnProfile> profiles = new ArrayList<>();
    for (ColumnStatistics column : columns) {
      profiles.add(column.profile());
    }
    return new Profile(rows, sampledRows, profiles, shown);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (inHeader) {
      if (hasNul(buffer, offset, offset + length)) {
        mistakes.add(ProblemDetail.atCell(getStartingLineNumber(), index + 1, "datasets.nul"));
      }
      header.add(new String(buffer, offset, length).strip());
      return;
    }
    if (quoted && !multiLine) {
      multiLine = hasLineBreak(buffer, offset, length);
    }
    if (index >= columns.length) {
      return; // told when the row is complete
    }
    int from = offset;
    int to = offset + length;
    while (from < to && isBlank(buffer[from])) {
      from++;
    }
    while (to > from && isBlank(buffer[to - 1])) {
      to--;
    }
    learn(index, buffer, from, to);
    if (shown.size() < SHOWN_ROWS) {
      shownRow.add(new String(buffer, offset, Math.min(length, LONGEST_SHOWN_CELL)));
    }
  }

  @Override
  protected @Nullable Boolean buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return null; // a line without anything is no row
    }
    if (inHeader) {
      inHeader = false;
      HeaderCheck.check(header, getStartingLineNumber(), mistakes);
      columns = header.stream().map(ColumnStatistics::new).toArray(ColumnStatistics[]::new);
      return true;
    }
    if (getFieldCount() != columns.length) {
      mistakes.add(
          ProblemDetail.atLine(
              getStartingLineNumber(), "datasets.ragged", getFieldCount(), columns.length));
    }
    rows++;
    sampledRows += isSampled ? 1 : 0;
    isSampled = rows < ALL_SAMPLED_ROWS || (rows & SAMPLE_MASK) == 0;
    if (shown.size() < SHOWN_ROWS) {
      shown.add(List.copyOf(shownRow));
      shownRow.clear();
    }
    return true;
  }

  private void learn(int index, char[] text, int from, int to) {
    ColumnStatistics column = columns[index];
    double number = from == to ? Double.NaN : numbers.read(text, from, to);
    if (!Double.isNaN(number)) {
      column.addNumber(number, numbers.isInteger(), isSampled);
    } else if (CellKind.isMissing(text, from, to)) {
      column.addMissing();
    } else {
      learnWord(index, text, from, to);
    }
  }

  private void learnWord(int index, char[] text, int from, int to) {
    ColumnStatistics column = columns[index];
    if (CellKind.isTime(text, from, to)) {
      column.addTime(isSampled ? new String(text, from, to - from) : "", isSampled);
      return;
    }
    if (hasNul(text, from, to)) {
      mistakes.add(ProblemDetail.atCell(getStartingLineNumber(), index + 1, "datasets.nul"));
    }
    boolean mayBeTruth = to - from <= CellKind.LONGEST_TRUTH;
    if (!mayBeTruth && !isSampled) {
      column.addText("", false);
      return;
    }
    String word = new String(text, from, to - from);
    if (mayBeTruth && CellKind.isTruth(word)) {
      column.addTruth(word, isSampled);
    } else {
      column.addText(word, isSampled);
    }
  }

  private static boolean isBlank(char c) {
    return c <= ' ' && c != 0;
  }

  /** Every text has to pass here, but no number: one with a NUL in it is none. */
  private static boolean hasNul(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLineBreak(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n' || buffer[i] == '\r') {
        return true;
      }
    }
    return false;
  }
}
