package org.werkbank.training.series;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.werkbank.contract.Availability;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * What was known of a series {@code horizon} rows before the row whose label is forecast: the label
 * itself at several distances ({@code load__lag_4}), its mean over the last of each season ({@code
 * load__mean_96}), and the other columns as they were then. Columns known beforehand (a plan, the
 * calendar) are taken at the row itself, columns known only later are left out.
 *
 * @param horizon rows between what is known and what is forecast, at least 1
 * @param recent how many of the latest known labels are taken
 * @param seasons lengths of what repeats, in rows, the shortest first
 * @param inputs the columns that rows must have for it, the label among them
 */
public record Lags(int horizon, int recent, List<Integer> seasons, List<Column> inputs)
    implements Samples {

  public Lags {
    seasons = List.copyOf(new TreeSet<>(seasons));
    inputs = List.copyOf(inputs);
    if (horizon < 1 || recent < 1 || seasons.stream().anyMatch(season -> season < 2)) {
      throw new IllegalArgumentException(
          "horizon and recent are at least 1, a season at least 2 rows");
    }
  }

  /** Lags of the label among these columns. */
  public static Lags over(int horizon, int recent, List<Integer> seasons, List<Column> columns) {
    return new Lags(
        horizon,
        recent,
        seasons,
        columns.stream()
            .filter(c -> c.role() != ColumnRole.ID && c.role() != ColumnRole.IGNORE)
            .filter(c -> c.availableAt() != Availability.AFTER)
            .toList());
  }

  /** The latest value known, which is also what the simplest forecast says. */
  public String persistence(String label) {
    return label + "__lag_" + horizon;
  }

  /** The column that holds the label one season (or more, as it is known) earlier. */
  public String seasonal(String label, int season) {
    return label + "__lag_" + known(season);
  }

  /** The shortest distance that is a multiple of the season and known. */
  private int known(int season) {
    return (horizon + season - 1) / season * season;
  }

  /** All distances, in ascending order: the latest, and each season with its neighbours. */
  List<Integer> distances() {
    TreeSet<Integer> distances = new TreeSet<>();
    IntStream.range(0, recent).forEach(i -> distances.add(horizon + i));
    for (int season : seasons) {
      IntStream.rangeClosed(-1, 1)
          .map(near -> known(season) + near)
          .filter(distance -> distance >= horizon)
          .forEach(distances::add);
    }
    return List.copyOf(distances);
  }

  @Override
  public Frame of(Frame rows) {
    Histories histories = Histories.of(rows);
    FrameColumn label = rows.first(ColumnRole.LABEL).orElseThrow(BadData::noLabelColumn);
    List<FrameColumn> columns = new ArrayList<>();
    for (FrameColumn column : rows.columns()) {
      if (column.column().role() != ColumnRole.FEATURE
          || column.column().availableAt() == Availability.BEFORE) {
        columns.add(column);
      } else if (column.column().availableAt() != Availability.AFTER) {
        columns.add(Shift.by(horizon, column, histories));
      }
    }
    for (int distance : distances()) {
      columns.add(Shift.by(distance, label, histories));
    }
    for (int season : seasons) {
      columns.add(mean(label, season, histories, rows.size()));
    }
    rows.first(ColumnRole.TIME).ifPresent(time -> columns.addAll(Calendar.of(time, rows.size())));
    return new Frame(rows.rowNumbers(), columns, rows.ragged());
  }

  /** The mean of the last season of labels that is known; missing ones are left out. */
  private FrameColumn mean(FrameColumn label, int season, Histories histories, int rows) {
    double[] means = new double[rows];
    for (int[] history : histories.list()) {
      for (int at = 0; at < history.length; at++) {
        double sum = 0;
        int n = 0;
        for (int past = at - horizon - season + 1; past <= at - horizon; past++) {
          double value = past < 0 ? Double.NaN : label.number(history[past]);
          sum += Double.isNaN(value) ? 0 : value;
          n += Double.isNaN(value) ? 0 : 1;
        }
        means[history[at]] = n == 0 ? Double.NaN : sum / n;
      }
    }
    Column column =
        new Column(
            label.column().name() + "__mean_" + season,
            ColumnType.NUMBER,
            ColumnRole.FEATURE,
            label.column().unit());
    return new FrameColumn(column, means, null, List.of(), 0);
  }

  /** Those whose farthest label is there. */
  @Override
  public Frame complete(Frame samples) {
    List<Integer> distances = distances();
    int farthest = distances.get(distances.size() - 1);
    FrameColumn label = samples.first(ColumnRole.LABEL).orElseThrow(BadData::noLabelColumn);
    String name = label.column().name();
    FrameColumn first = samples.named(name + "__lag_" + farthest).orElseThrow();
    int[] complete =
        IntStream.range(0, samples.size()).filter(row -> !first.isMissing(row)).toArray();
    if (complete.length == 0) {
      throw BadData.seriesTooShort(
          name, Histories.of(samples).longest(), farthest + 1, samples.size());
    }
    return samples.select(complete);
  }
}
