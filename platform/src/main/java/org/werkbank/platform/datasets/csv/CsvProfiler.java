package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Reads a CSV file once, strictly, with bounded memory, and says what it holds or what is wrong.
 */
public final class CsvProfiler {
  private final DialectChoice chosen;

  public CsvProfiler(DialectChoice chosen) {
    this.chosen = chosen;
  }

  /** What was found; {@code dialect} has everything the reader of a run needs, null for Parquet. */
  public record Result(@Nullable CsvDialect dialect, Profile profile) {}

  /**
   * Reads to the end.
   *
   * @throws Problem of type bad-data with line and column of up to 20 mistakes
   * @throws NotUtf8Exception when the sample was UTF-8 but a later byte is not; read again then
   */
  public Result profile(InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, DialectSniffer.SAMPLE_BYTES);
    in.mark(DialectSniffer.SAMPLE_BYTES);
    byte[] sample = in.readNBytes(DialectSniffer.SAMPLE_BYTES);
    in.reset();
    if (sample.length == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.empty");
    }
    CsvDialect dialect = DialectSniffer.sniff(sample, chosen);
    in.skipNBytes(DialectSniffer.bomLength(sample));
    return read(in, dialect);
  }

  private static Result read(InputStream in, CsvDialect dialect) throws IOException {
    FileMistakes mistakes = new FileMistakes();
    ProfilingHandler handler = new ProfilingHandler(dialect, mistakes);
    InputStreamReader reader =
        new InputStreamReader(
            in,
            Charset.forName(dialect.encoding())
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                // Windows-1252 leaves five bytes undefined.
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    try (CsvReader<Boolean> csv = StrictCsv.open(dialect, handler, reader)) {
      var rows = csv.iterator();
      while (!mistakes.isFull() && rows.hasNext()) {
        rows.next();
      }
    } catch (CsvParseException e) {
      mistakes.add(StrictCsv.fault(e, handler.line(), handler.cell()));
    } catch (UncheckedIOException e) {
      throw translated(Objects.requireNonNull(e.getCause()), dialect);
    }
    if (mistakes.isEmpty() && handler.rows() == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.headerOnly");
    }
    if (!mistakes.isEmpty()) {
      throw mistakes.problem();
    }
    CsvDialect complete =
        new CsvDialect(
            dialect.delimiter(),
            dialect.encoding(),
            dialect.decimal(),
            dialect.quote(),
            handler.isMultiLine());
    return new Result(complete, handler.profile());
  }

  private static IOException translated(IOException cause, CsvDialect dialect) {
    return cause instanceof CharacterCodingException && dialect.encoding().equals("UTF-8")
        ? new NotUtf8Exception()
        : cause;
  }

  /** A file that began as UTF-8 and went on as something else. */
  public static final class NotUtf8Exception extends IOException {
    private static final long serialVersionUID = 1L;

    NotUtf8Exception() {
      super("not UTF-8 to the end");
    }
  }
}
