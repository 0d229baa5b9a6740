package org.werkbank.training.failure;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ExitCode;

/**
 * Everything that can be wrong with data or settings, in words. Column names may appear, cells not.
 */
public final class BadData {
  public static final String CODE = "bad-data";

  private BadData() {}

  public static RunFailure of(String english, String german, @Nullable String column) {
    return new RunFailure(CODE, english, german, column, ExitCode.BAD_DATA, null);
  }

  public static RunFailure badSpec(String english, String german) {
    return new RunFailure("bad-spec", english, german, null, ExitCode.BAD_DATA, null);
  }

  public static RunFailure noLabelColumn() {
    return of(
        "No column is marked as label. Mark the column to predict in the data set's schema.",
        "Keine Spalte ist als Zielgröße markiert. Markieren Sie im Schema des Datensatzes die Spalte,"
            + " die vorhergesagt werden soll.",
        null);
  }

  public static RunFailure noFeature() {
    return of(
        "No feature column is left: all are constant, empty, identifiers or ignored.",
        "Es bleibt keine Merkmalsspalte übrig: Alle sind konstant, leer, Kennungen oder ausgeschlossen.",
        null);
  }

  public static RunFailure oneClass(String label) {
    return of(
        "The label column \""
            + label
            + "\" holds one value only; a classification needs at least two.",
        "Die Zielspalte „"
            + label
            + "“ enthält nur einen Wert; eine Klassifikation braucht mindestens zwei.",
        label);
  }

  public static RunFailure twoClasses(String label, int classes) {
    return of(
        "A process chain tells good parts from bad ones; the label column \"%s\" holds %d different values."
            .formatted(label, classes),
        "Eine Prozesskette trennt gute von schlechten Teilen; die Zielspalte „%s“ enthält %d verschiedene Werte."
            .formatted(label, classes),
        label);
  }

  public static RunFailure tooManyClasses(String label, int classes, int most) {
    return of(
        "The label column \"%s\" holds %d different values; a classification takes at most %d."
            .formatted(label, classes, most),
        "Die Zielspalte „%s“ enthält %d verschiedene Werte; eine Klassifikation verträgt höchstens %d."
            .formatted(label, classes, most),
        label);
  }

  public static RunFailure normalUnknown(String label) {
    return of(
        "No row has the value in \"" + label + "\" that is said to be the normal one.",
        "Keine Zeile hat in „" + label + "“ den Wert, der als normal angegeben ist.",
        label);
  }

  /** Too few normal rows to learn from, or to set the limit on. */
  public static RunFailure fewNormal(String label, int rows, int needed, boolean forLimit) {
    String english = forLimit ? "to set the alarm limit on" : "to learn from";
    String german = forLimit ? "für die Alarmgrenze" : "zum Lernen";
    return of(
        ("By the label column \"%s\" there are %d normal rows %s; at least %d are needed. Choose"
                + " another split, or say which value is normal.")
            .formatted(label, rows, english, needed),
        ("Laut Zielspalte „%s“ gibt es %d normale Zeilen %s; nötig sind mindestens %d. Wählen Sie eine"
                + " andere Aufteilung oder geben Sie an, welcher Wert normal ist.")
            .formatted(label, rows, german, needed),
        label);
  }

  public static RunFailure rareClass(String label, int rows, int needed) {
    return of(
        ("The rarest value of the label column \"%s\" occurs in %d rows; this split needs at least %d."
                + " Use fewer folds or more data.")
            .formatted(label, rows, needed),
        ("Der seltenste Wert der Zielspalte „%s“ kommt in %d Zeilen vor; diese Aufteilung braucht"
                + " mindestens %d. Verwenden Sie weniger Teile oder mehr Daten.")
            .formatted(label, rows, needed),
        label);
  }

  public static RunFailure labelMissing(String label, long missing, long rows) {
    double share = 100.0 * missing / rows;
    return of(
        String.format(
            Locale.ENGLISH,
            "The label column \"%s\" is empty in %.1f %% of the rows; at most 20 %% are left out.",
            label,
            share),
        String.format(
            Locale.GERMAN,
            "Die Zielspalte „%s“ ist in %.1f %% der Zeilen leer; höchstens 20 %% werden weggelassen.",
            label,
            share),
        label);
  }

  public static RunFailure tooFewRows(long rows, long needed) {
    return of(
        "The data set has %d usable rows; this run needs at least %d.".formatted(rows, needed),
        "Der Datensatz hat %d verwendbare Zeilen; dieser Lauf braucht mindestens %d."
            .formatted(rows, needed),
        null);
  }

  public static RunFailure labelNotNumeric(String label, long cells) {
    return of(
        "A regression needs a label of numbers, but %d cells of \"%s\" are not numbers."
            .formatted(cells, label),
        "Eine Regression braucht Zahlen als Zielgröße, aber %d Zellen von „%s“ sind keine Zahlen."
            .formatted(cells, label),
        label);
  }

  public static RunFailure labelConstant(String label) {
    return of(
        "The label column \""
            + label
            + "\" has the same value in every row; there is nothing to learn.",
        "Die Zielspalte „"
            + label
            + "“ hat in jeder Zeile denselben Wert; es gibt nichts zu lernen.",
        label);
  }

  public static RunFailure noColumnOfRole(String english, String german) {
    return of(
        "This split needs a column marked as "
            + english
            + " in the data set's schema; there is none.",
        "Diese Aufteilung braucht eine im Schema als "
            + german
            + " markierte Spalte; es gibt keine.",
        null);
  }

  public static RunFailure cellsMissing(String column, long cells) {
    return of(
        "The column \"%s\" orders or groups the rows but is empty or unreadable in %d of them."
            .formatted(column, cells),
        "Die Spalte „%s“ ordnet oder gruppiert die Zeilen, ist aber in %d davon leer oder unlesbar."
            .formatted(column, cells),
        column);
  }

  public static RunFailure tooFewGroups(String column, int groups, int needed) {
    return of(
        "The group column \"%s\" names %d groups; this split needs at least %d."
            .formatted(column, groups, needed),
        "Die Gruppenspalte „%s“ nennt %d Gruppen; diese Aufteilung braucht mindestens %d."
            .formatted(column, groups, needed),
        column);
  }

  public static RunFailure tooManyGroups(String column, int groups, int most) {
    return of(
        "The group column \"%s\" names %d groups; leaving out each costs a training, and %d are the most. Use a group split with folds."
            .formatted(column, groups, most),
        "Die Gruppenspalte „%s“ nennt %d Gruppen; jede auszulassen kostet ein Training, höchstens %d sind möglich. Bitte nach Gruppen in Teile aufteilen."
            .formatted(column, groups, most),
        column);
  }

  public static RunFailure splitWord(String column, int rows) {
    return of(
        "The column \"%s\" gives the split and must say train, validation or test, or be empty; %d rows say something else."
            .formatted(column, rows),
        "Die Spalte „%s“ gibt die Aufteilung vor und darf nur train, validation oder test enthalten oder leer sein; in %d Zeilen steht anderes."
            .formatted(column, rows),
        column);
  }

  public static RunFailure splitEmpty(String column, int train, int test) {
    return of(
        "The column \"%s\" names %d rows to train on and %d to test on; at least 5 and 1 are needed."
            .formatted(column, train, test),
        "Die Spalte „%s“ nennt %d Zeilen zum Trainieren und %d zum Prüfen; mindestens 5 und 1 sind nötig."
            .formatted(column, train, test),
        column);
  }

  public static RunFailure seriesTooShort(String label, int longest, int needed, int rows) {
    return of(
        "A forecast of \"%s\" looks back over %d rows, but the longest series has %d of the %d rows. Shorten season and horizon, or use a longer file."
            .formatted(label, needed, longest, rows),
        "Eine Prognose von „%s“ blickt über %d Zeilen zurück, die längste Reihe hat aber %d der %d Zeilen. Kürzere Saison und kürzerer Vorlauf, oder eine längere Datei."
            .formatted(label, needed, longest, rows),
        label);
  }

  public static RunFailure windowsTooLarge(long sensors, int window, int rows) {
    return of(
        "Windows of %,d rows over %,d sensors for each of %,d rows do not fit into memory. Shorten the window, ignore columns, or use a pipeline that sums windows up."
            .formatted(window, sensors, rows),
        "Fenster von %,d Zeilen über %,d Messgrößen zu jeder von %,d Zeilen passen nicht in den Speicher. Kürzen Sie das Fenster, lassen Sie Spalten aus oder nehmen Sie eine Pipeline, die Fenster zusammenfasst."
            .formatted(window, sensors, rows),
        null);
  }

  public static RunFailure columnAbsent(String column) {
    return of(
        "The file has no column \"" + column + "\".",
        "Die Datei hat keine Spalte „" + column + "“.",
        column);
  }

  public static RunFailure ragged(long rows, long all) {
    return of(
        "%d of %d rows have more or fewer cells than the header; check delimiter and quotes."
            .formatted(rows, all),
        "%d von %d Zeilen haben mehr oder weniger Zellen als die Kopfzeile; prüfen Sie Trennzeichen und"
                .formatted(rows, all)
            + " Anführungszeichen.",
        null);
  }

  public static RunFailure objectDiffers(String what) {
    return of(
        "The stored object is not the one that was registered: its " + what + " differs.",
        "Das gespeicherte Objekt ist nicht das registrierte: "
            + (what.equals("size") ? "Die Größe" : "Die Prüfsumme")
            + " weicht ab.",
        null);
  }

  public static RunFailure positiveUnknown(String label) {
    return of(
        "The value given as positive does not occur in the label column \"" + label + "\".",
        "Der als positiv angegebene Wert kommt in der Zielspalte „" + label + "“ nicht vor.",
        label);
  }

  public static RunFailure tooLarge(long cells, long limit) {
    return new RunFailure(
        "too-large-for-memory",
        ("The data set has more than %d million cells, and this process has memory for about %d million."
                + " Give the run more memory or fewer columns.")
            .formatted(cells / 1_000_000, limit / 1_000_000),
        ("Der Datensatz hat mehr als %d Millionen Zellen, und dieser Prozess hat Speicher für etwa %d"
                + " Millionen. Geben Sie dem Lauf mehr Speicher oder weniger Spalten.")
            .formatted(cells / 1_000_000, limit / 1_000_000),
        null,
        ExitCode.BAD_DATA,
        null);
  }

  /** A pipeline that learns in memory alone met rows that do not fit. */
  public static RunFailure needsMemory(String pipeline, long rows, long columns) {
    long mebibytes = rows * columns * Double.BYTES * 8 >> 20;
    return new RunFailure(
        "too-large-for-memory",
        ("The pipeline %s learns in memory, and %,d rows of %,d columns need about %,d MiB. Give the"
                + " run that much memory, or take a pipeline that reads its rows again and again,"
                + " such as quality-boosting, quality-forest or quality-linear.")
            .formatted(pipeline, rows, columns, mebibytes),
        String.format(
            Locale.GERMAN,
            "Die Pipeline %s lernt im Speicher, und %,d Zeilen mit %,d Spalten brauchen etwa %,d MiB."
                + " Geben Sie dem Lauf so viel Speicher, oder nehmen Sie eine Pipeline, die ihre"
                + " Zeilen wiederholt liest, etwa quality-boosting, quality-forest oder"
                + " quality-linear.",
            pipeline,
            rows,
            columns,
            mebibytes),
        null,
        ExitCode.BAD_DATA,
        null);
  }

  /** A label that should be the share of its group. */
  public static RunFailure noShare(String label, String group, long row, boolean isShare) {
    String english = isShare ? "differs within a group of \"" + group + "\"" : "is no share";
    String german =
        isShare ? "innerhalb einer Gruppe von „" + group + "“ verschieden" : "kein Anteil";
    return of(
        ("The label column \"%s\" %s, first in row %d. This pipeline needs the share of bad parts of"
                + " each group, from 0 to 1, in all of its rows.")
            .formatted(label, english, row),
        ("Die Zielspalte „%s“ ist %s, zuerst in Zeile %d. Diese Pipeline braucht in allen Zeilen einer"
                + " Gruppe denselben Anteil schlechter Teile, von 0 bis 1.")
            .formatted(label, german, row),
        label);
  }

  /** A split that tears groups apart whose label is known of the whole alone. */
  public static RunFailure tornGroups(String group) {
    return of(
        "This split tears groups of \"%s\" apart, and a share is known of whole groups alone. Split by group."
            .formatted(group),
        "Diese Aufteilung zerreißt Gruppen von „%s“; ein Anteil ist aber nur von ganzen Gruppen bekannt. Teilen Sie nach Gruppen auf."
            .formatted(group),
        group);
  }

  /** Rows of one part that do not agree on its label. */
  public static RunFailure labelDiffers(String label, String group, long parts, long row) {
    return of(
        ("The label column \"%s\" differs within %d parts of \"%s\", first in row %d. With segments a part"
                + " is one sample and needs one label.")
            .formatted(label, parts, group, row),
        ("Die Zielspalte „%s“ ist innerhalb von %d Teilen aus „%s“ verschieden, zuerst in Zeile %d. Mit"
                + " Segmenten ist ein Teil eine Probe und braucht einen Wert.")
            .formatted(label, parts, group, row),
        label);
  }

  /** A column of phases that looks like something else. */
  public static RunFailure tooManyPhases(String phase, int most) {
    return of(
        "The column \"%s\" holds more than %d different values; it should name the phase of each row."
            .formatted(phase, most),
        "Die Spalte „%s“ enthält mehr als %d verschiedene Werte; sie soll die Phase jeder Zeile nennen."
            .formatted(phase, most),
        phase);
  }

  /** The disk is full that holds what does not fit into memory. */
  public static RunFailure noRoom(IOException cause) {
    return new RunFailure(
        "disk-full",
        "The table does not fit into memory, and the disk that holds the folders of runs has no room"
            + " for it (about 8 bytes per cell). Free some room and run again.",
        "Die Tabelle passt nicht in den Speicher, und auf dem Datenträger mit den Ordnern der Läufe"
            + " ist kein Platz für sie (etwa 8 Byte je Zelle). Schaffen Sie Platz und starten Sie"
            + " den Lauf noch einmal.",
        null,
        ExitCode.TRY_AGAIN,
        cause);
  }
}
