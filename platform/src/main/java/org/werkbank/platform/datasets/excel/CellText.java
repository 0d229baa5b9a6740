package org.werkbank.platform.datasets.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What stands in a cell, as text: numbers with a point, dates as ISO 8601 has them. */
final class CellText {
  private static final int HIGHEST_SCALE = 400;
  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final LocalDateTime first;

  CellText(boolean isDate1904) {
    this.first =
        isDate1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
  }

  /** Null when the cell holds an error or what no cell holds; of a formula its last result. */
  @Nullable String of(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
      return "";
    }
    if (cell.getType() == CellType.ERROR) {
      return null;
    }
    if (cell.getValue() instanceof BigDecimal number) {
      // Written out, 1E999999999 would fill the memory.
      return Math.abs(number.scale()) > HIGHEST_SCALE ? null : number(number, cell);
    }
    String text = String.valueOf(cell.getValue());
    return text.indexOf(0) >= 0 ? null : text;
  }

  private String number(BigDecimal number, Cell cell) {
    String format = cell.getDataFormatString();
    String letters =
        format == null
            ? ""
            : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
    boolean isDate = letters.contains("d") || letters.contains("y");
    if (!isDate || number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
      return number.toPlainString();
    }
    long seconds = number.multiply(DAY_SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDateTime at = first.plusSeconds(seconds);
    return letters.contains("h") ? TIME.format(at) : at.toLocalDate().toString();
  }
}
