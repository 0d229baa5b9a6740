package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/** What is wrong with a table is told with column and rows, or treated as the documents say. */
class BadDataIT {
  private static final int ROWS = 400;
  private static final Split BY_GROUP = new Split(SplitKind.GROUP, null, 5, null, null, null);
  private static final Column TIME = new Column("t", ColumnType.TIMESTAMP, ColumnRole.TIME, null);
  private static final Column LOAD = new Column("load", ColumnType.NUMBER, ColumnRole.LABEL, "kW");
  private static final Column MACHINE =
      new Column("machine", ColumnType.TEXT, ColumnRole.GROUP, null);

  @TempDir private Path folder;
  private final Random random = new Random(11);

  @Test
  void constantEmptyAndInfiniteCellsAreNamedAndWordsNeverSeenAreScored() throws Exception {
    BadTables learned = parts("learned.csv", "A", "B");
    HarnessProcess training = new HarnessProcess(folder.resolve("training"));
    assertThat(
            training.run(
                learned.training("quality-linear", Split.kfold(5), Map.of(), training.prefix())))
        .isZero();

    assertThat(evidence(training, "dropped-columns", "warned"))
        .contains("always", "constant", "nothing", "empty");
    assertThat(evidence(training, "unparsable-cells", "warned")).contains("force", "40");
    holdsFiniteNumbers(training, ROWS);

    BadTables unseen = parts("unseen.csv", "C", "D");
    HarnessProcess scoring = new HarnessProcess(folder.resolve("scoring"));
    assertThat(
            scoring.run(
                unseen.scoring("quality-linear", training.artifact("model.zip"), scoring.prefix())))
        .isZero();

    holdsFiniteNumbers(scoring, ROWS);
    assertThat(scoring.drift().columns())
        .filteredOn(column -> column.name().equals("line"))
        .singleElement()
        .satisfies(column -> assertThat(column.unseen()).isEqualTo(1));
  }

  @Test
  void oneGroupAloneCannotBeSplitByGroup() throws Exception {
    BadTables table =
        BadTables.of(
            folder.resolve("one.csv"),
            lines("machine,x,bad", row -> "m1," + random.nextGaussian() + "," + row % 2),
            MACHINE,
            new Column("x", ColumnType.NUMBER, ColumnRole.FEATURE, null),
            new Column("bad", ColumnType.INTEGER, ColumnRole.LABEL, null));

    assertThat(refusal(table, "quality-linear", BY_GROUP, Map.of()))
        .contains("\"machine\"", "1 groups", "at least 5");
  }

  @Test
  void aSeriesOutOfOrderAndOfMixedRatesIsNamedByItsFirstRow() throws Exception {
    LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
    BadTables table =
        BadTables.of(
            folder.resolve("mixed.csv"),
            lines(
                "t,load",
                row -> {
                  // from row 301 on a reading comes every minute, and rows 11 and 12 are swapped
                  int place = row == 10 ? 11 : row == 11 ? 10 : row;
                  long minutes = place < 300 ? 15L * place : 15L * 300 + place - 300;
                  return start.plusMinutes(minutes) + ":00," + load(place);
                }),
            TIME,
            LOAD);
    HarnessProcess process = new HarnessProcess(folder.resolve("run"));
    assertThat(
            process.run(
                table.training(
                    "forecast-linear",
                    Split.time(0.3),
                    Map.of("horizon", 1, "season", 24, "longSeason", 0),
                    process.prefix())))
        .isZero();

    assertThat(evidence(process, "row-order", "warned")).contains("\"t\"", "row 12");
    assertThat(evidence(process, "even-steps", "warned"))
        .contains("99 of 399 steps", "row 302", "bring the series to one rate");
    holdsFiniteNumbers(process, 0);
  }

  @Test
  void aSeriesShorterThanWhatItLooksBackOnIsRefusedWithBothLengths() throws Exception {
    BadTables table =
        BadTables.of(
            folder.resolve("short.csv"),
            lines("t,load", row -> LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(row) + ":00,1"),
            TIME,
            LOAD);

    assertThat(
            refusal(
                table,
                "forecast-linear",
                Split.time(0.3),
                Map.of("horizon", 1, "season", 96, "longSeason", 672)))
        .contains("\"load\"", "looks back over 674 rows", "has 400 of the 400 rows");
  }

  @Test
  void machinesWithFewerRowsThanTheWindowAreJudgedOnWhatTheyHave() throws Exception {
    BadTables table =
        BadTables.of(
            folder.resolve("young.csv"),
            lines(
                "machine,cycle,heat,left",
                row -> {
                  int cycle = row % 8;
                  return "m%d,%d,%.3f,%d"
                      .formatted(row / 8, cycle, cycle + random.nextGaussian(), 7 - cycle);
                }),
            MACHINE,
            new Column("cycle", ColumnType.INTEGER, ColumnRole.TIME, null),
            new Column("heat", ColumnType.NUMBER, ColumnRole.FEATURE, null),
            new Column("left", ColumnType.INTEGER, ColumnRole.LABEL, null));
    HarnessProcess process = new HarnessProcess(folder.resolve("run"));
    assertThat(
            process.run(
                table.training(
                    "remaining-life-linear", BY_GROUP, Map.of("window", 30), process.prefix())))
        .isZero();

    assertThat(process.evaluation().test().n()).isEqualTo(ROWS);
    holdsFiniteNumbers(process, ROWS);
  }

  private interface Line {
    String of(int row);
  }

  private static String lines(String header, Line line) {
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int row = 0; row < ROWS; row++) {
      csv.append(line.of(row)).append('\n');
    }
    return csv.toString();
  }

  private static double load(int place) {
    return 50 + 20 * Math.sin(place / 4.0) + place % 7;
  }

  /** Every tenth force is infinite; lines have the two names. */
  private BadTables parts(String name, String first, String second) throws Exception {
    String csv =
        lines(
            "line,always,nothing,force,bad",
            row -> {
              double force = random.nextGaussian();
              String cell = row % 10 == 0 ? "Infinity" : String.valueOf(force);
              return "%s,7,,%s,%d"
                  .formatted(row % 2 == 0 ? first : second, cell, force > 0 ? 1 : 0);
            });
    return BadTables.of(
        folder.resolve(name),
        csv,
        new Column("line", ColumnType.TEXT, ColumnRole.FEATURE, null),
        new Column("always", ColumnType.NUMBER, ColumnRole.FEATURE, null),
        new Column("nothing", ColumnType.NUMBER, ColumnRole.FEATURE, null),
        new Column("force", ColumnType.NUMBER, ColumnRole.FEATURE, "kN"),
        new Column("bad", ColumnType.INTEGER, ColumnRole.LABEL, null));
  }

  private String refusal(
      BadTables table, String pipeline, Split split, Map<String, Object> parameters)
      throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve("run"));
    assertThat(process.run(table.training(pipeline, split, parameters, process.prefix())))
        .isEqualTo(ExitCode.BAD_DATA.code());
    RunEvent.Failed failed = (RunEvent.Failed) process.last();
    assertThat(failed.messageDe()).isNotBlank().isNotEqualTo(failed.message());
    return failed.message();
  }

  private static String evidence(HarnessProcess process, String check, String verdict)
      throws Exception {
    List<Evaluation.Check> found =
        process.evaluation().checks().stream().filter(one -> one.id().equals(check)).toList();
    assertThat(found).extracting(Evaluation.Check::verdict).containsExactly(verdict);
    return found.get(0).evidence();
  }

  /** No score is empty, NaN or infinite; rows may be any when 0 are asked for. */
  private static void holdsFiniteNumbers(HarnessProcess process, int rows) throws Exception {
    List<String> lines = Files.readAllLines(process.artifact("predictions.csv"));
    assertThat(lines.size() - 1).isGreaterThanOrEqualTo(Math.max(1, rows));
    for (String line : lines) {
      assertThat(line).doesNotContain("NaN", "Infinity", ",,").doesNotEndWith(",");
    }
  }
}
