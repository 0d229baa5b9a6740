package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.problem.ProblemDetail;

/** How CSV is read here: nothing is mended, and what is wrong is told with its place. */
final class StrictCsv {
  /** A cell longer than this is a mistake in the file, most often a quote that is not closed. */
  static final int LARGEST_CELL_CHARS = 1 << 20;

  private StrictCsv() {}

  static <T> CsvReader<T> open(CsvDialect dialect, CsvCallbackHandler<T> handler, Reader reader) {
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter().charAt(0))
        .quoteCharacter(dialect.quote().charAt(0))
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(LARGEST_CELL_CHARS)
        .build(handler, reader);
  }

  /** What the reader stumbled over in the cell it was at. */
  static ProblemDetail fault(CsvParseException e, long line, int cell) {
    Throwable cause = e.getCause();
    String all = e.getMessage() + " " + (cause == null ? "" : cause.getMessage());
    if (all.contains("Unclosed quoted")) {
      return ProblemDetail.atCell(line, cell, "datasets.unclosedQuote");
    }
    if (all.contains("maximum buffer size")) {
      return ProblemDetail.atCell(line, cell, "datasets.hugeCell", LARGEST_CELL_CHARS);
    }
    return ProblemDetail.atCell(line, cell, "datasets.afterQuote");
  }
}
