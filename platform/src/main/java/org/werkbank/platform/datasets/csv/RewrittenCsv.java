package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;

/**
 * One or several files, written anew while they are read: one header line, then the rows of every
 * file in the order given. Cells are carried over as text; a comma separates them, or a semicolon
 * where the comma is the decimal mark. A row at a time is in memory.
 *
 * <p>Reading fails with a {@link Problem} of type bad-data that names up to 20 mistakes with file,
 * line and column.
 */
public final class RewrittenCsv extends InputStream {
  /** The column that holds the name of the file a row came from, where there are several. */
  public static final String FILE = "__file";

  private static final int CHUNK_CHARS = 64 << 10;

  private final List<CsvPart> parts;
  private final boolean withFile;
  private final char delimiter;
  private final RewrittenHeader header;
  private final FileMistakes mistakes;
  private final List<Long> rows = new ArrayList<>();
  private final StringBuilder out = new StringBuilder(CHUNK_CHARS * 2);
  private @Nullable CsvReader<Boolean> reader;
  private @Nullable Iterator<Boolean> records;
  private @Nullable RewritingHandler handler;
  private boolean headersOnly;
  private byte[] ready = new byte[0];
  private int position;

  /**
   * Takes what to read; nothing is opened yet.
   *
   * @param parts all with the same decimal mark
   * @param columns names where no file has a header line, else null
   * @param withFile whether a first column says which file a row came from
   */
  public RewrittenCsv(List<CsvPart> parts, @Nullable List<String> columns, boolean withFile) {
    this.parts = List.copyOf(parts);
    this.withFile = withFile;
    this.delimiter = decimal().equals(",") ? ';' : ',';
    this.header = new RewrittenHeader(columns, withFile);
    this.mistakes = new FileMistakes(withFile);
    if (columns != null) {
      header.write(out, delimiter);
    }
  }

  /** How what is read here is written. */
  public DialectChoice dialect() {
    return new DialectChoice(String.valueOf(delimiter), "UTF-8", decimal(), "\"");
  }

  /** How many rows each file had, once all is read. */
  public List<Long> rows() {
    return List.copyOf(rows);
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
    int count = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private String decimal() {
    return parts.get(0).dialect().csv().decimal();
  }

  private boolean fill() throws IOException {
    if (position < ready.length) {
      return true;
    }
    while (out.length() < CHUNK_CHARS && (records != null || rows.size() < parts.size())) {
      if (records == null) {
        open(parts.get(rows.size()));
      } else if (!step(records, Objects.requireNonNull(handler))) {
        endOfPart(Objects.requireNonNull(handler));
      }
    }
    ready = out.toString().getBytes(StandardCharsets.UTF_8);
    out.setLength(0);
    position = 0;
    return ready.length > 0;
  }

  private void open(CsvPart part) {
    mistakes.enter(part.name());
    StringBuilder prefix = new StringBuilder();
    if (withFile) {
      CsvCells.append(prefix, part.name(), delimiter);
      prefix.append(delimiter);
    }
    handler = new RewritingHandler(header, prefix.toString(), delimiter, out, mistakes);
    Reader text = new TextReader(part.bytes().get(), part.dialect());
    if (part.dialect().blanks()) {
      text = new BlankRunReader(text, part.dialect().csv().quote().charAt(0));
    }
    reader = StrictCsv.open(part.dialect().csv(), handler, text);
    records = reader.iterator();
  }

  /** One record; false at the end of the file and where there is no use in reading on. */
  private boolean step(Iterator<Boolean> from, RewritingHandler to) throws IOException {
    try {
      if (!from.hasNext()) {
        return false;
      }
      from.next();
    } catch (CsvParseException e) {
      mistakes.add(StrictCsv.fault(e, to.line(), to.cell()));
      return false;
    } catch (UncheckedIOException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      if (!(cause instanceof CharacterCodingException)) {
        throw cause;
      }
      mistakes.add(ProblemDetail.atLine(to.line(), "datasets.notUtf8"));
      return false;
    }
    boolean isHeaderDone = !to.isInHeader() && headersOnly;
    return !mistakes.isFull() && to.headerFits() && !isHeaderDone;
  }

  /** Other headers are worth comparing after a wrong one, for that costs little; rows are not. */
  private void endOfPart(RewritingHandler done) throws IOException {
    close();
    reader = null;
    records = null;
    if (mistakes.isEmpty() && (done.isInHeader() || (header.isGiven() && done.rows() == 0))) {
      mistakes.add(ProblemDetail.atLine(1, "datasets.empty"));
    }
    rows.add(done.rows());
    headersOnly |= !done.headerFits();
    boolean goesOn = headersOnly && !mistakes.isFull() && rows.size() < parts.size();
    if (!mistakes.isEmpty() && !goesOn) {
      throw mistakes.problem();
    }
  }
}
