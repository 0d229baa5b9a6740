package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.werkbank.contract.Drift;

/**
 * The heat map of a scoring run: columns by periods.
 *
 * @param periods heads of the columns, with the rows of each
 * @param hidden columns of the data that are not shown, the least drifted ones
 */
public record DriftTable(
    Drift drift, Drift.Level level, List<Head> periods, List<Row> rows, int hidden) {
  private static final int MOST_ROWS = 20;

  /** A period with the number of its rows. */
  public record Head(String name, long n) {}

  /** What a row is about. */
  public enum Kind {
    PREDICTION,
    LABEL,
    FEATURE
  }

  /** One column; a period in which it has too few rows is empty. */
  public record Row(Kind kind, Drift.Of of, List<Optional<Drift.Period>> periods) {}

  /** Prediction and label first, then the features that moved most. */
  public static DriftTable of(Drift drift) {
    List<Row> rows = new ArrayList<>();
    Drift.Of prediction = drift.prediction();
    if (prediction != null) {
      rows.add(row(Kind.PREDICTION, prediction, drift.periods()));
    }
    Drift.Of label = drift.label();
    if (label != null) {
      rows.add(row(Kind.LABEL, label, drift.periods()));
    }
    drift.columns().stream()
        .limit(MOST_ROWS)
        .map(column -> row(Kind.FEATURE, column, drift.periods()))
        .forEach(rows::add);
    return new DriftTable(
        drift, drift.level(), heads(drift), rows, Math.max(0, drift.columns().size() - MOST_ROWS));
  }

  private static List<Head> heads(Drift drift) {
    List<Head> heads = new ArrayList<>();
    for (String name : drift.periods()) {
      long n =
          drift.columns().stream()
              .flatMap(column -> column.periods().stream())
              .filter(period -> period.name().equals(name))
              .mapToLong(Drift.Period::n)
              .max()
              .orElse(0);
      heads.add(new Head(name, n));
    }
    return heads;
  }

  private static Row row(Kind kind, Drift.Of of, List<String> names) {
    Map<String, Drift.Period> byName =
        of.periods().stream().collect(Collectors.toMap(Drift.Period::name, Function.identity()));
    return new Row(
        kind, of, names.stream().map(name -> Optional.ofNullable(byName.get(name))).toList());
  }
}
