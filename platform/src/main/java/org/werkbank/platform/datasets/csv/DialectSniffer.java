package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
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
 * number of fields above one. Encoding: UTF-8 when it decodes strictly, else Windows-1252. Decimal
 * mark: whichever more cells show.
 */
public final class DialectSniffer {
  /** How many bytes from the start are enough. */
  public static final int SAMPLE_BYTES = 64 << 10;

  private static final char[] SEPARATORS = {';', '\t', ',', '|'};

  /** A comma is also the decimal mark, so it must be clearly steadier to win. */
  private static final double COMMA_WEIGHT = 0.6;

  private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?\\d{1,3}(\\.?\\d{3})*,\\d+");
  private static final Pattern POINT_NUMBER = Pattern.compile("[-+]?\\d+\\.\\d+");
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
    String encoding = chosen.encoding() == null ? encodingOf(sample) : known(chosen.encoding());
    String text = decoded(sample, encoding);
    String quote = chosen.quote() == null ? "\"" : one(chosen.quote(), "quote");
    char separator =
        chosen.delimiter() == null
            ? separatorOf(text, quote.charAt(0))
            : one(chosen.delimiter(), "delimiter").charAt(0);
    String decimal =
        chosen.decimal() == null
            ? decimalOf(rows(text, separator, quote.charAt(0)), separator)
            : chosen.decimal();
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.badDecimal", decimal);
    }
    return new CsvDialect(String.valueOf(separator), encoding, decimal, quote, false);
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

  private static String known(String encoding) {
    if (encoding.equalsIgnoreCase("utf-8")) {
      return "UTF-8";
    }
    if (List.of("windows-1252", "cp1252", "iso-8859-1", "latin1")
        .contains(encoding.toLowerCase(java.util.Locale.ROOT))) {
      return "windows-1252";
    }
    throw Problem.of(ProblemType.INVALID_INPUT, "datasets.badEncoding", encoding);
  }

  private static String one(String text, String what) {
    String character = text.equals("\\t") || text.equals("tab") ? "\t" : text;
    if (character.length() != 1) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.oneCharacter", what);
    }
    return character;
  }

  /** The sample without a mark and without its last, perhaps unfinished line. */
  private static String decoded(byte[] sample, String encoding) {
    int bom = bomLength(sample);
    Charset charset = encoding.equals("UTF-8") ? StandardCharsets.UTF_8 : WINDOWS_1252;
    String text = new String(sample, bom, sample.length - bom, charset);
    int end = text.lastIndexOf('\n');
    return sample.length < SAMPLE_BYTES || end < 0 ? text : text.substring(0, end + 1);
  }

  private static char separatorOf(String text, char quote) {
    char best = ',';
    double bestScore = 0;
    for (char separator : SEPARATORS) {
      List<CsvRecord> rows = rows(text, separator, quote);
      if (rows.isEmpty()) {
        continue;
      }
      int fields = rows.get(0).getFieldCount();
      long steady = rows.stream().filter(row -> row.getFieldCount() == fields).count();
      double score =
          fields < 2 ? 0 : (double) steady / rows.size() * (separator == ',' ? COMMA_WEIGHT : 1);
      if (score > bestScore) {
        best = separator;
        bestScore = score;
      }
    }
    return best;
  }

  private static String decimalOf(List<CsvRecord> rows, char separator) {
    if (separator == ',') {
      return ".";
    }
    long commas = 0;
    long points = 0;
    for (CsvRecord row : rows) {
      for (String cell : row.getFields()) {
        commas += COMMA_NUMBER.matcher(cell).matches() ? 1 : 0;
        points += POINT_NUMBER.matcher(cell).matches() ? 1 : 0;
      }
    }
    return commas > points ? "," : ".";
  }

  private static List<CsvRecord> rows(String text, char separator, char quote) {
    List<CsvRecord> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .quoteCharacter(quote)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new StringReader(text))) {
      reader.forEach(rows::add);
    } catch (CsvParseException e) {
      return rows; // what could be read decides; the strict pass says what is wrong
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
