package org.werkbank.training.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.Input;
import org.werkbank.training.failure.BadData;

/** Reads an input's rows with Spark into a frame, in file order. */
public final class FrameReader {
  /** What one cell costs at most while it is read: its text, its Row and its place in the frame. */
  private static final long BYTES_PER_CELL = 120;

  private static final double RAGGED_ALLOWED = 0.01;
  private static final CsvDialect PLAIN = new CsvDialect(",", "UTF-8", ".", "\"", false);

  private final SparkSession spark;
  private final long cellLimit;

  public FrameReader(SparkSession spark, long heapBytes) {
    this.spark = spark;
    this.cellLimit = heapBytes / BYTES_PER_CELL;
  }

  /**
   * Reads columns of the file; one that it lacks is bad data.
   *
   * @param wanted the columns to keep, with the types to read them as
   */
  public Frame read(Input input, List<Column> wanted) {
    boolean parquet = input.mediaType().contains("parquet");
    CsvDialect dialect = input.dialect() == null ? PLAIN : input.dialect();
    Dataset<Row> rows =
        parquet ? ParquetRows.of(spark, input.uri()) : CsvRows.of(spark, input, dialect);
    return collect(rows, wanted, new CellParser(parquet ? "." : dialect.decimal()), parquet);
  }

  private Frame collect(
      Dataset<Row> rows, List<Column> columns, CellParser parser, boolean parquet) {
    Iterator<Row> iterator = rows.toLocalIterator();
    List<String> header = header(rows, iterator, parquet);
    int[] positions = positions(header, columns);
    ColumnBuilder[] builders =
        columns.stream().map(c -> new ColumnBuilder(c, parser)).toArray(ColumnBuilder[]::new);
    long[] numbers = new long[1024];
    int size = 0;
    long number = 0;
    long ragged = 0;
    while (iterator.hasNext()) {
      Row row = iterator.next();
      number++;
      if (!parquet && !row.isNullAt(row.length() - 1)) {
        ragged++;
        continue;
      }
      if ((long) (size + 1) * columns.size() > cellLimit) {
        throw BadData.tooLarge((long) size * columns.size(), cellLimit);
      }
      numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, size * 2);
      numbers[size++] = number;
      for (int i = 0; i < builders.length; i++) {
        builders[i].add(row.getString(positions[i]));
      }
    }
    if (ragged > RAGGED_ALLOWED * number) {
      throw BadData.ragged(ragged, number);
    }
    List<FrameColumn> built = Arrays.stream(builders).map(ColumnBuilder::build).toList();
    return new Frame(Arrays.copyOf(numbers, size), built, ragged);
  }

  private static List<String> header(Dataset<Row> rows, Iterator<Row> first, boolean parquet) {
    if (parquet) {
      return List.of(rows.columns());
    }
    if (!first.hasNext()) {
      throw BadData.tooFewRows(0, 1);
    }
    return CsvRows.header(first.next());
  }

  private static int[] positions(List<String> header, List<Column> columns) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(header.get(i), i);
    }
    return columns.stream()
        .mapToInt(
            column -> {
              @Nullable Integer place = places.get(column.name());
              if (place == null) {
                throw BadData.columnAbsent(column.name());
              }
              return place;
            })
        .toArray();
  }
}
