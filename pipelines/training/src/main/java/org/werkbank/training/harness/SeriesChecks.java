package org.werkbank.training.harness;

import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;
import org.werkbank.training.series.Regularity;

/** Looks at the time column of a series before samples are made of it. */
final class SeriesChecks {
  private static final double UNEVEN_ALLOWED = 0.01;

  private SeriesChecks() {}

  static void run(Frame rows, CheckList checks) {
    String time = rows.first(ColumnRole.TIME).map(column -> column.column().name()).orElse("");
    Regularity.of(rows)
        .ifPresent(
            found -> {
              order(time, found, checks);
              steps(time, found, checks);
            });
  }

  private static void order(String time, Regularity found, CheckList checks) {
    if (found.behind() == 0) {
      checks.passed(
          "row-order",
          new Sentence(
              "The rows of each series stand in the order of time.",
              "Die Zeilen jeder Reihe stehen in zeitlicher Folge."));
    } else {
      checks.warned(
          "row-order",
          Sentence.of(
              "%1$,d rows stand behind a later one, the first is row %2$,d; all were put in the order"
                  + " of \"%3$s\". Where the order of the file is right, mark that column as ignored.",
              "%1$,d Zeilen stehen hinter einer späteren, die erste ist Zeile %2$,d; alle wurden nach"
                  + " „%3$s“ geordnet. Wo die Reihenfolge der Datei stimmt, bitte diese Spalte"
                  + " ausschließen.",
              found.behind(),
              found.firstBehind(),
              time));
    }
  }

  private static void steps(String time, Regularity found, CheckList checks) {
    if (found.uneven() <= UNEVEN_ALLOWED * found.steps()) {
      checks.passed(
          "even-steps",
          Sentence.of(
              "Rows follow each other at even steps (%,d of %,d).",
              "Die Zeilen folgen in gleichen Abständen aufeinander (%,d von %,d).",
              found.steps() - found.uneven(),
              found.steps()));
    } else {
      checks.warned(
          "even-steps",
          Sentence.of(
              "%1$,d of %2$,d steps in \"%4$s\" are not the usual one, the first ends at row %3$,d."
                  + " Windows and lags count rows, not hours: bring the series to one rate first.",
              "%1$,d von %2$,d Abständen in „%4$s“ sind nicht der übliche, der erste endet in Zeile"
                  + " %3$,d. Fenster und Rückblicke zählen Zeilen, nicht Stunden: Bringen Sie die"
                  + " Reihe erst auf einen Takt.",
              found.uneven(),
              found.steps(),
              found.firstUneven(),
              time));
    }
  }
}
