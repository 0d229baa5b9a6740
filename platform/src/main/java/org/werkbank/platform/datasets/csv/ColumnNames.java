package org.werkbank.platform.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Names of the columns of a file without a header line, as its sender gives them. */
public final class ColumnNames {
  private ColumnNames() {}

  /** Reads {@code a,b,"c, d"}; a line break separates as well, with a comma before it or not. */
  public static List<String> parse(String text) {
    List<String> names = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(new StringReader(text.replaceAll(",[ \\t]*(?=\\R)", "")))) {
      reader.forEach(line -> names.addAll(line.getFields()));
    } catch (CsvParseException e) {
      throw wrong(List.of(ProblemDetail.atPointer("/columns", "datasets.columnsQuote")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checked(names);
  }

  /** The same rules as for a header line. */
  public static List<String> checked(List<String> given) {
    List<String> names =
        given.stream().map(name -> Objects.requireNonNullElse(name, "").strip()).toList();
    FileMistakes mistakes = new FileMistakes();
    HeaderCheck.check(names, 1, mistakes);
    if (names.isEmpty()) {
      throw wrong(List.of(ProblemDetail.atPointer("/columns", "datasets.columnsNone")));
    }
    if (!mistakes.isEmpty()) {
      throw wrong(mistakes.problem().details().stream().map(ColumnNames::atPointer).toList());
    }
    return names;
  }

  private static ProblemDetail atPointer(ProblemDetail detail) {
    Integer column = detail.column();
    return ProblemDetail.atPointer(
        column == null ? "/columns" : "/columns/" + (column - 1),
        detail.detail().key(),
        detail.detail().arguments().toArray());
  }

  private static Problem wrong(List<ProblemDetail> details) {
    return Problem.at(ProblemType.INVALID_INPUT, details, "datasets.columnsWrong");
  }
}
