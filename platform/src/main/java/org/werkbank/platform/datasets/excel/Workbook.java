package org.werkbank.platform.datasets.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** An Excel workbook on the disk: its first sheet that has a cell, as CSV. */
public final class Workbook implements AutoCloseable {
  private final ReadableWorkbook book;
  private final Stream<Row> stream;
  private final Sheet sheet;
  private final SheetCsv csv;

  private Workbook(ReadableWorkbook book, Sheet sheet) throws IOException {
    this.book = book;
    this.sheet = sheet;
    this.stream = sheet.openStream();
    this.csv = new SheetCsv(sheet.getName(), stream.iterator(), new CellText(book.isDate1904()));
  }

  /**
   * Opens it once the guard has let it pass.
   *
   * @throws Problem of type bad-data when it cannot be read
   */
  public static Workbook open(Path file) {
    WorkbookGuard.check(file);
    try {
      return opened(file);
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws whatever comes when a file is not what it says.
      throw damaged(e);
    }
  }

  /** The sheet that is read. */
  public String sheet() {
    return sheet.getName();
  }

  /** How many rows it had, once all is read. */
  public long rows() {
    return csv.rows();
  }

  /** The sheet as CSV in UTF-8: commas, decimal points. */
  public InputStream csv() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          return csv.read(buffer, offset, length);
        } catch (Problem e) {
          throw e;
        } catch (RuntimeException e) {
          throw damaged(e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
  }

  private static Workbook opened(Path file) throws IOException {
    ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    try {
      List<Sheet> sheets;
      try (Stream<Sheet> all = book.getSheets()) {
        sheets = all.toList();
      }
      for (Sheet sheet : sheets) {
        if (hasCells(sheet)) {
          return new Workbook(book, sheet);
        }
      }
      throw Problem.of(ProblemType.BAD_DATA, "datasets.excel.noCells");
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private static boolean hasCells(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.anyMatch(row -> row.getFirstNonEmptyCell().isPresent());
    }
  }

  private static Problem damaged(Exception cause) {
    return Problem.of(ProblemType.BAD_DATA, "datasets.excel.damaged").causedBy(cause);
  }
}
