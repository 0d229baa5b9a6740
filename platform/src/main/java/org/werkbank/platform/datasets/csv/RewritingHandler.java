package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.ProblemDetail;

/** Writes the cells of one file behind those of the files before it, as text, quoted anew. */
final class RewritingHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
  /** No table has such rows; they would have to be held in memory. */
  private static final int LARGEST_ROW_CHARS = 16 << 20;

  private static final int MOST_NAMES = 20_000;
  private static final int LONGEST_NAME = 1_000;

  private final RewrittenHeader header;
  private final String prefix;
  private final char delimiter;
  private final StringBuilder out;
  private final FileMistakes mistakes;
  private final List<String> first = new ArrayList<>();
  private boolean inHeader;
  private boolean headerFits = true;
  private int rowStart;
  private long rows;

  /**
   * Takes where to write.
   *
   * @param prefix what every row begins with, its separator included
   */
  RewritingHandler(
      RewrittenHeader header,
      String prefix,
      char delimiter,
      StringBuilder out,
      FileMistakes mistakes) {
    this.header = header;
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.out = out;
    this.mistakes = mistakes;
    this.inHeader = !header.isGiven();
  }

  long rows() {
    return rows;
  }

  boolean isInHeader() {
    return inHeader;
  }

  boolean headerFits() {
    return headerFits;
  }

  long line() {
    return getStartingLineNumber();
  }

  int cell() {
    return getFieldCount() + 1;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    boolean isFirst = inHeader || (rows == 0 && index <= header.width());
    if (isFirst) {
      remember(buffer, offset, length);
    }
    if (inHeader || !mistakes.isEmpty()) {
      // A file with a mistake is only looked through for more.
      return;
    }
    if (index == 0) {
      rowStart = out.length();
      out.append(prefix);
    } else {
      out.append(delimiter);
    }
    int cellStart = out.length();
    if (!CsvCells.append(out, buffer, offset, length, delimiter)) {
      mistakes.add(ProblemDetail.atCell(getStartingLineNumber(), index + 1, "datasets.nul"));
    }
    if (out.length() - rowStart > LARGEST_ROW_CHARS) {
      mistakes.add(
          ProblemDetail.atLine(getStartingLineNumber(), "datasets.hugeRow", LARGEST_ROW_CHARS));
      out.setLength(cellStart);
    }
  }

  /** No name is so long and no table so wide, so that a hostile first row fills no memory. */
  private void remember(char[] buffer, int offset, int length) {
    if (first.size() < MOST_NAMES) {
      first.add(new String(buffer, offset, Math.min(length, LONGEST_NAME)).strip());
    }
  }

  @Override
  protected @Nullable Boolean buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return null; // a line without anything is no row
    }
    long line = getStartingLineNumber();
    if (inHeader) {
      inHeader = false;
      headerFits = header.meet(first, line, mistakes);
      if (mistakes.isEmpty()) {
        header.write(out, delimiter);
      }
      return true;
    }
    if (getFieldCount() != header.width()) {
      mistakes.add(header.ragged(line, getFieldCount()));
    } else if (rows == 0 && header.isRepeatedBy(first)) {
      mistakes.add(ProblemDetail.atLine(line, "datasets.columnsAreThere"));
    }
    if (mistakes.isEmpty()) {
      if (rowStart == out.length()) {
        out.append("\"\""); // else the only cell, being empty, would make an empty line
      }
      out.append('\n');
    }
    rows++;
    return true;
  }
}
