package org.werkbank.platform.datasets.parquet;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.FileMistakes;
import org.werkbank.platform.datasets.csv.HeaderCheck;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Profiles a Parquet file with the statistics that CSV files get. */
public final class ParquetProfiler {
  /** A footer is read into memory whole; that of 2,000 columns has a few MiB. */
  private static final int LARGEST_FOOTER_BYTES = 16 << 20;

  private static final long ALL_SAMPLED_ROWS = 100_000;
  private static final int SAMPLE_MASK = 15;
  private static final int SHOWN_ROWS = 20;
  private static final int LONGEST_SHOWN_CELL = 100;

  private final List<ParquetColumn> columns = new ArrayList<>();
  private final List<List<String>> shown = new ArrayList<>();
  private long rows;
  private long sampledRows;

  private ParquetProfiler() {}

  /**
   * Reads the footer and all rows.
   *
   * @throws Problem of type bad-data when the file cannot be used
   * @throws IOException when the bytes cannot be had
   */
  public static Profile profile(RangeFile file) throws IOException {
    int footer = file.footerLength();
    if (footer < 0 || footer > LARGEST_FOOTER_BYTES) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.damaged");
    }
    try {
      return new ParquetProfiler().read(file);
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (file.hasStoreFailed() && e instanceof IOException) {
        throw e;
      }
      // The library throws whatever comes when a file is not what it says; none of it is ours.
      throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.damaged").causedBy(e);
    }
  }

  private Profile read(RangeFile file) throws IOException {
    List<Type> fields = ParquetReader.readMetadata(file).getFileMetaData().getSchema().getFields();
    check(fields);
    Map<String, Integer> positions = new HashMap<>();
    for (Type field : fields) {
      positions.put(field.getName(), columns.size());
      columns.add(new ParquetColumn(field, field.getName()));
    }
    try (ParquetReader<@Nullable Object[], @Nullable Object[], Integer> reader =
        ParquetReader.spliterator(
            file, new Values(fields.size()), path -> positions.getOrDefault(path[0], 0))) {
      boolean hasMore = true;
      while (hasMore) {
        hasMore = reader.tryAdvance(this::take);
      }
    }
    if (rows == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.headerOnly");
    }
    return new Profile(
        rows,
        sampledRows,
        columns.stream().map(column -> column.statistics().profile()).toList(),
        shown);
  }

  private static void check(List<Type> fields) {
    FileMistakes mistakes = new FileMistakes();
    HeaderCheck.check(fields.stream().map(Type::getName).toList(), 1, mistakes);
    if (!mistakes.isEmpty()) {
      throw mistakes.problem();
    }
    for (Type field : fields) {
      if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
        throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.nested", field.getName());
      }
    }
  }

  private void take(@Nullable Object[] values) {
    boolean isSampled = rows < ALL_SAMPLED_ROWS || (rows & SAMPLE_MASK) == 0;
    boolean isShown = rows < SHOWN_ROWS;
    List<String> row = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = columns.get(i).learn(values[i], isSampled);
      if (isShown) {
        row.add(text.length() <= LONGEST_SHOWN_CELL ? text : text.substring(0, LONGEST_SHOWN_CELL));
      }
    }
    if (isShown) {
      shown.add(row);
    }
    rows++;
    sampledRows += isSampled ? 1 : 0;
  }

  /** A row as an array by position; a cell without a value stays null. */
  private record Values(int columns)
      implements Hydrator<@Nullable Object[], @Nullable Object[], Integer> {
    @Override
    public @Nullable Object[] start() {
      return new @Nullable Object[columns];
    }

    @Override
    public @Nullable Object[] add(@Nullable Object[] row, Integer position, Object value) {
      row[position] = value;
      return row;
    }

    @Override
    public @Nullable Object[] finish(@Nullable Object[] row) {
      return row;
    }
  }
}
