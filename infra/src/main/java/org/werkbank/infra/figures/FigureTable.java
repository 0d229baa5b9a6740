package org.werkbank.infra.figures;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The rows as a table in Markdown, readable as it is. */
final class FigureTable {
  private FigureTable() {}

  static void print(List<FigureRow> rows, PrintStream out) {
    out.println(
        "| data | protocol | pipeline | metric | ours | 95 % interval | n | reference | verdict |"
            + " naive | seconds |");
    out.println("| --- | --- | --- | --- | ---: | --- | ---: | ---: | --- | ---: | ---: |");
    for (FigureRow row : rows) {
      out.printf(
          Locale.ENGLISH,
          "| %s | %s | %s | %s | %s | %s | %,d | %s | %s | %s | %.1f |%n",
          row.dataset(),
          row.protocol(),
          row.pipeline(),
          row.metric(),
          figure(row.value()),
          Double.isNaN(row.low()) ? "-" : figure(row.low()) + " to " + figure(row.high()),
          row.n(),
          figure(row.reference()),
          row.verdict(),
          Double.isNaN(row.naive())
              ? "-"
              : figure(row.naive()) + (row.naiveWins() ? " **wins**" : ""),
          row.seconds());
    }
  }

  private static String figure(double value) {
    return String.format(Locale.ENGLISH, Math.abs(value) < 2 ? "%.3f" : "%.2f", value);
  }
}
