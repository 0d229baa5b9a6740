package org.werkbank.platform.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A CSV answer written row by row. Cells that a spreadsheet would run as a formula get an
 * apostrophe in front (OWASP, "CSV injection").
 */
public final class CsvAnswer implements AutoCloseable {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final CsvWriter writer;

  private CsvAnswer(CsvWriter writer) {
    this.writer = writer;
  }

  public static CsvAnswer begin(Context ctx, String filename) {
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"" + filename + "\"");
    return new CsvAnswer(
        CsvWriter.builder()
            .build(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8)));
  }

  public void row(List<String> cells) {
    writer.writeRecord(cells.stream().map(CsvAnswer::harmless).toList());
  }

  static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
