package org.werkbank.training.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
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
  /** Above this size a file is read in parts, side by side. */
  private static final long LARGE_BYTES = 8L << 20;

  private static final long PART_BYTES = 32L << 20;

  /** What one cell costs at most while a file is read at once: text, Row and place in the frame. */
  private static final long BYTES_PER_CELL = 120;

  /** The share of the heap that a frame may take; a larger one is kept in files. */
  private static final int HEAP_SHARE = 8;

  private static final double RAGGED_ALLOWED = 0.01;
  private static final CsvDialect PLAIN = new CsvDialect(",", "UTF-8", ".", "\"", false);

  private final SparkSession spark;
  private final long heapBytes;
  private final Path scratch;
  private final long largeBytes;
  private final long partBytes;

  /**
   * @param scratch an existing folder of the run's own, for what does not fit into memory
   */
  public FrameReader(SparkSession spark, long heapBytes, Path scratch) {
    this(spark, heapBytes, scratch, LARGE_BYTES, PART_BYTES);
  }

  FrameReader(SparkSession spark, long heapBytes, Path scratch, long largeBytes, long partBytes) {
    this.spark = spark;
    this.heapBytes = heapBytes;
    this.scratch = scratch;
    this.largeBytes = largeBytes;
    this.partBytes = partBytes;
  }

  /** How many cells may be kept in memory by a process with such a heap. */
  public static long cellsInMemory(long heapBytes) {
    return heapBytes / HEAP_SHARE / Double.BYTES;
  }

  /**
   * Reads columns of the file; one that it lacks is bad data.
   *
   * @param wanted the columns to keep, with the types to read them as
   * @param progress hears the share of the file that has been read
   */
  public Frame read(Input input, List<Column> wanted, DoubleConsumer progress) {
    boolean parquet = input.mediaType().contains("parquet");
    CsvDialect dialect = input.dialect() == null ? PLAIN : input.dialect();
    CellParser parser = new CellParser(parquet ? "." : dialect.decimal());
    boolean inParts = input.sizeBytes() > largeBytes && (parquet || isSplittable(dialect));
    Dataset<Row> rows =
        parquet
            ? ParquetRows.of(spark, input.uri(), !inParts)
            : CsvRows.of(spark, input, dialect, !inParts);
    if (!inParts) {
      return atOnce(rows, wanted, parser, parquet);
    }
    spark.conf().set("spark.sql.files.maxPartitionBytes", partBytes);
    List<String> header =
        parquet ? List.of(rows.columns()) : CsvRows.header(rows.takeAsList(1).get(0));
    PartReader reader =
        new PartReader(
            positions(header, wanted),
            wanted.stream().map(Column::type).toList(),
            parquet ? "." : dialect.decimal(),
            !parquet);
    return inParts(rows.javaRDD().mapPartitionsWithIndex(reader, true), wanted, parser, progress);
  }

  // in wider encodings the bytes of a line's end may be halves of other characters
  private static boolean isSplittable(CsvDialect dialect) {
    String encoding = dialect.encoding().toUpperCase(Locale.ROOT);
    return !dialect.multiLine() && !encoding.startsWith("UTF-16") && !encoding.startsWith("UTF-32");
  }

  private Frame inParts(
      JavaRDD<ReadPart> parts, List<Column> columns, CellParser parser, DoubleConsumer progress) {
    Growing frame = new Growing(columns, parser, cellsInMemory(heapBytes), scratch);
    int together = Math.max(1, spark.sparkContext().defaultParallelism());
    int all = parts.getNumPartitions();
    for (int first = 0; first < all; first += together) {
      int[] some = IntStream.range(first, Math.min(all, first + together)).toArray();
      for (List<ReadPart> found : parts.collectPartitions(some)) {
        found.forEach(frame::add);
      }
      progress.accept((double) Math.min(all, first + together) / all);
    }
    return whole(frame);
  }

  private Frame atOnce(
      Dataset<Row> rows, List<Column> columns, CellParser parser, boolean parquet) {
    long cellLimit = heapBytes / BYTES_PER_CELL;
    Growing frame = new Growing(columns, parser, Long.MAX_VALUE, scratch);
    Iterator<Row> iterator = rows.toLocalIterator();
    if (!parquet && !iterator.hasNext()) {
      throw BadData.tooFewRows(0, 1);
    }
    List<String> header = parquet ? List.of(rows.columns()) : CsvRows.header(iterator.next());
    int[] positions = positions(header, columns);
    while (iterator.hasNext()) {
      Row row = iterator.next();
      if (!parquet && !row.isNullAt(row.length() - 1)) {
        frame.skip();
      } else {
        frame.add(row, positions);
      }
      if (frame.cells() > cellLimit) {
        throw BadData.tooLarge(frame.cells(), cellLimit);
      }
    }
    return whole(frame);
  }

  private static Frame whole(Growing growing) {
    if (growing.ragged() > RAGGED_ALLOWED * growing.seen()) {
      throw BadData.ragged(growing.ragged(), growing.seen());
    }
    return growing.build();
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
