package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Finds out from the first bytes how a CSV file is written. Separator: the one with the steadiest
 * number of fields above one, and runs of blanks where no other is steady. Encoding: UTF-8 when it
 * decodes strictly, else Windows-1252. Decimal mark: whichever more cells show.
 */
public final class DialectSniffer {
  /** How many bytes from the start are enough. */
  public static final int SAMPLE_BYTES = 64 << 10;

  private static final char[] SEPARATORS = {';', '\t', ',', '|'};

  /** A comma is also the decimal mark, so it must be clearly steadier to win. */
  private static final double COMMA_WEIGHT = 0.6;

  /** Where so few rows are alike, a separator separates nothing. */
  private static final double UNSTEADY = 0.5;

  private static final double STEADY = 0.9;

  /** Longer cells are no numbers, and patterns would take long to find that out. */
  private static final int LONGEST_NUMBER = 40;

  private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?\\d{1,3}(\\.?\\d{3})*,\\d+");
  private static final Pattern POINT_NUMBER = Pattern.compile("[-+]?\\d+\\.\\d+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*[.,]?\\d+([eE][-+]?\\d+)?");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private DialectSniffer() {}

  /** Number of bytes of the mark at the start that says UTF-8, 3 or 0. */
  public static int bomLength(byte[] sample) {
    return sample.length >= 3
            && (sample[0] & 0xff) == 0xef
            && (sample[1] & 0xff) == 0xbb
            && (sample[2] & 0xff) == 0xbf
        ? 3
        : 0;
  }

  public static CsvDialect sniff(byte[] sample, DialectChoice chosen) {
    return look(sample, chosen).csv();
  }

  /** The same for files that may be separated by blanks. */
  public static FileDialect look(byte[] sample, DialectChoice chosen) {
    chosen.check();
    String encoding =
        chosen.encoding() == null ? encodingOf(sample) : DialectChoice.charsetOf(chosen.encoding());
    String text = decoded(sample, encoding);
    char quote = chosen.quote() == null ? '"' : chosen.quote().charAt(0);
    boolean blanks = chosen.isBlanks();
    char separator = '\t';
    if (!blanks && chosen.delimiter() != null) {
      separator = DialectChoice.separatorOf(chosen.delimiter());
    } else if (!blanks) {
      Best best = separatorOf(text, quote);
      blanks = best.steady() < UNSTEADY && isBlankSeparated(blankRows(text, quote));
      separator = blanks ? '\t' : best.separator();
    }
    List<CsvRecord> rows = blanks ? blankRows(text, quote) : rows(text, separator, quote);
    long commas = separator == ',' ? 0 : count(rows, COMMA_NUMBER);
    long points = count(rows, POINT_NUMBER);
    String decimal = chosen.decimal() == null ? (commas > points ? "," : ".") : chosen.decimal();
    return new FileDialect(
        new CsvDialect(String.valueOf(separator), encoding, decimal, String.valueOf(quote), false),
        blanks,
        chosen.encoding() == null,
        commas,
        points);
  }

  static String encodingOf(byte[] sample) {
    if (bomLength(sample) == 3) {
      return "UTF-8";
    }
    if (sample.length >= 2 && isUtf16Mark(sample)) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.utf16");
    }
    int end = sample.length;
    // The sample may end within a character.
    for (int cut = 0; cut < 4 && cut < end; cut++) {
      try {
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(sample, 0, end - cut));
        return "UTF-8";
      } catch (CharacterCodingException e) {
        if (sample.length < SAMPLE_BYTES) {
          return "windows-1252";
        }
      }
    }
    return "windows-1252";
  }

  private static boolean isUtf16Mark(byte[] sample) {
    int mark = (sample[0] & 0xff) << 8 | sample[1] & 0xff;
    return mark == 0xfffe || mark == 0xfeff;
  }

  /** The sample without a mark and without its last, perhaps unfinished line. */
  private static String decoded(byte[] sample, String encoding) {
    int bom = bomLength(sample);
    Charset charset = encoding.equals("UTF-8") ? StandardCharsets.UTF_8 : WINDOWS_1252;
    String text = new String(sample, bom, sample.length - bom, charset);
    int end = text.lastIndexOf('\n');
    return sample.length < SAMPLE_BYTES || end < 0 ? text : text.substring(0, end + 1);
  }

  private record Best(char separator, double steady) {}

  private static Best separatorOf(String text, char quote) {
    Best best = new Best(',', 0);
    double bestScore = 0;
    for (char separator : SEPARATORS) {
      double steady = steadyShare(rows(text, separator, quote));
      double score = steady * (separator == ',' ? COMMA_WEIGHT : 1);
      if (score > bestScore) {
        best = new Best(separator, steady);
        bestScore = score;
      }
    }
    return best;
  }

  /** Share of rows with as many cells as the first; 0 when that has only one. */
  private static double steadyShare(List<CsvRecord> rows) {
    int fields = rows.isEmpty() ? 0 : rows.get(0).getFieldCount();
    long steady = rows.stream().filter(row -> row.getFieldCount() == fields).count();
    return fields < 2 ? 0 : (double) steady / rows.size();
  }

  /** Sentences and points in time have blanks too, so most cells must be numbers. */
  private static boolean isBlankSeparated(List<CsvRecord> rows) {
    List<CsvRecord> data = rows.subList(Math.min(1, rows.size()), rows.size());
    long cells = data.stream().mapToLong(CsvRecord::getFieldCount).sum();
    return steadyShare(rows) > STEADY && 2 * count(data, NUMBER) > cells;
  }

  private static long count(List<CsvRecord> rows, Pattern kind) {
    return rows.stream()
        .flatMap(row -> row.getFields().stream())
        .filter(cell -> cell.length() <= LONGEST_NUMBER && kind.matcher(cell).matches())
        .count();
  }

  private static List<CsvRecord> blankRows(String text, char quote) {
    return rows(new BlankRunReader(new StringReader(text), quote), '\t', quote);
  }

  private static List<CsvRecord> rows(String text, char separator, char quote) {
    return rows(new StringReader(text), separator, quote);
  }

  private static List<CsvRecord> rows(Reader text, char separator, char quote) {
    List<CsvRecord> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .quoteCharacter(quote)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      reader.forEach(rows::add);
    } catch (CsvParseException e) {
      return rows; // what could be read decides; the strict pass says what is wrong
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
