package org.werkbank.training.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.failure.BadData;

/**
 * Makes one sample of every part, whose rows the first column of role group holds together and the
 * time column orders: what each sensor did in each segment of the part (ADR 0017). A column {@code
 * pressure} becomes {@code pressure__1__mean} and so on, or {@code pressure__fill__mean} where a
 * column names the phase. Words and columns of other roles are those of the part's first row; a
 * second group column, such as the batch, becomes the group of the samples.
 *
 * @param parts segments of like length, where no column names the phase
 * @param phase the column of words that names the phase of each row
 * @param phases its words that segments are made of; empty without it
 * @param inputs the columns that rows must have
 */
public record Segments(int parts, @Nullable String phase, List<String> phases, List<Column> inputs)
    implements Samples {
  private static final int MOST_PHASES = 50;

  /** Most cells of all samples together. */
  private static final long MOST_CELLS = 100_000_000;

  public Segments {
    phases = List.copyOf(phases);
    inputs = List.copyOf(inputs);
    if (parts < 1) {
      throw new IllegalArgumentException("a part has at least one segment, not " + parts);
    }
  }

  /** Segments of like length over the features of these columns. */
  public static Segments over(int parts, @Nullable String phase, List<Column> columns) {
    List<Column> needed = new ArrayList<>(Samples.ofMachines(columns));
    columns.stream()
        .filter(c -> c.name().equals(phase) && !needed.contains(c))
        .forEach(needed::add);
    return new Segments(parts, phase, List.of(), needed);
  }

  /** The same, with the phases that the rows name. */
  public Segments knowing(Frame rows) {
    if (phase == null) {
      return this;
    }
    FrameColumn column = rows.named(phase).orElseThrow(() -> BadData.columnAbsent(phase));
    TreeSet<String> words = new TreeSet<>();
    for (int row = 0; row < rows.size(); row++) {
      words.add(word(column, row));
      if (words.size() > MOST_PHASES) {
        throw BadData.tooManyPhases(phase, MOST_PHASES);
      }
    }
    words.remove("");
    return new Segments(parts, phase, List.copyOf(words), inputs);
  }

  @Override
  public Frame of(Frame rows) {
    List<int[]> histories = new ArrayList<>(Histories.of(rows).list());
    histories.sort(Comparator.comparingInt(history -> Arrays.stream(history).min().orElse(0)));
    int[] firsts = histories.stream().mapToInt(h -> Arrays.stream(h).min().orElse(0)).toArray();
    oneLabelEach(rows, histories);
    List<String> names =
        phase == null ? IntStream.rangeClosed(1, parts).mapToObj(String::valueOf).toList() : phases;
    List<FrameColumn> sensors = rows.columns().stream().filter(this::isSensor).toList();
    long cells = (long) sensors.size() * names.size() * SegmentFigures.NAMES.size() * firsts.length;
    if (cells > MOST_CELLS) {
      throw BadData.windowsTooLarge(sensors.size(), names.size(), firsts.length);
    }
    List<FrameColumn> columns = new ArrayList<>(ofParts(rows.select(firsts)));
    int[][] segmentOf = histories.stream().map(h -> segments(rows, h)).toArray(int[][]::new);
    for (FrameColumn sensor : sensors) {
      columns.addAll(figures(sensor, histories, segmentOf, names));
    }
    return new Frame(rows.select(firsts).rowNumbers(), columns, rows.ragged());
  }

  private boolean isSensor(FrameColumn column) {
    return column.column().role() == ColumnRole.FEATURE
        && column.isNumeric()
        && !column.column().name().equals(phase);
  }

  /** What a part has as a whole; its own name comes behind what it belongs to. */
  private List<FrameColumn> ofParts(Frame firsts) {
    List<FrameColumn> kept = new ArrayList<>();
    Optional<FrameColumn> part = firsts.first(ColumnRole.GROUP);
    String name = part.map(column -> column.column().name()).orElse("");
    for (FrameColumn column : firsts.columns()) {
      String other = column.column().name();
      if (!other.equals(name) && !other.equals(phase) && !isSensor(column)) {
        kept.add(column);
      }
    }
    part.ifPresent(kept::add);
    return kept;
  }

  /** The number of each row's segment, -1 for none, in the order of the history. */
  private int[] segments(Frame rows, int[] history) {
    if (phase == null) {
      return IntStream.range(0, history.length)
          .map(i -> (int) ((long) i * parts / history.length))
          .toArray();
    }
    FrameColumn column = rows.named(phase).orElseThrow(() -> BadData.columnAbsent(phase));
    return Arrays.stream(history).map(row -> phases.indexOf(word(column, row))).toArray();
  }

  private static String word(FrameColumn column, int row) {
    String word = column.text(row);
    return word == null ? "" : word;
  }

  private static List<FrameColumn> figures(
      FrameColumn sensor, List<int[]> histories, int[][] segmentOf, List<String> names) {
    int count = SegmentFigures.NAMES.size();
    double[][] found = new double[names.size() * count][histories.size()];
    for (int p = 0; p < histories.size(); p++) {
      int[] history = histories.get(p);
      int[] segments = segmentOf[p];
      double usual =
          Arrays.stream(history)
              .mapToDouble(sensor::number)
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
      for (int s = 0; s < names.size(); s++) {
        int segment = s;
        double[] values =
            IntStream.range(0, history.length)
                .filter(i -> segments[i] == segment)
                .mapToDouble(i -> sensor.number(history[i]))
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double[] figures = SegmentFigures.of(values, usual);
        for (int f = 0; f < count; f++) {
          found[s * count + f][p] = figures[f];
        }
      }
    }
    List<FrameColumn> columns = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Column column =
          new Column(
              sensor.column().name()
                  + "__"
                  + names.get(i / count)
                  + "__"
                  + SegmentFigures.NAMES.get(i % count),
              ColumnType.NUMBER,
              ColumnRole.FEATURE,
              sensor.column().unit());
      // what could not be read is counted once
      long unparsable = i == 0 ? sensor.unparsable() : 0;
      columns.add(new FrameColumn(column, found[i], null, List.of(), unparsable));
    }
    return columns;
  }

  private static void oneLabelEach(Frame rows, List<int[]> histories) {
    FrameColumn label = rows.first(ColumnRole.LABEL).orElse(null);
    if (label == null) {
      return;
    }
    Map<Integer, Long> wrong = new LinkedHashMap<>();
    for (int p = 0; p < histories.size(); p++) {
      int[] history = histories.get(p);
      Object first = label.key(history[0]);
      for (int row : history) {
        if (!label.key(row).equals(first)) {
          wrong.putIfAbsent(p, rows.rowNumbers()[row]);
        }
      }
    }
    if (!wrong.isEmpty()) {
      String group = rows.first(ColumnRole.GROUP).map(c -> c.column().name()).orElse("");
      long row = wrong.values().iterator().next();
      throw BadData.labelDiffers(label.column().name(), group, wrong.size(), row);
    }
  }
}
