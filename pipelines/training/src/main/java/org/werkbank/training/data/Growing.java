package org.werkbank.training.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.werkbank.contract.Column;

/** A frame while it is read; it moves into files when it outgrows what memory it may take. */
final class Growing {
  private final List<ColumnBuilder> builders;
  private final long cellsInMemory;
  private final Path scratch;
  private boolean isInFiles;
  private long[] numbers = new long[1024];
  private int size;
  private long seen;
  private long ragged;

  Growing(List<Column> columns, CellParser parser, long cellsInMemory, Path scratch) {
    this.builders = columns.stream().map(c -> new ColumnBuilder(c, parser)).toList();
    this.cellsInMemory = cellsInMemory;
    this.scratch = scratch;
  }

  /** A row that is left out. */
  void skip() {
    seen++;
    ragged++;
  }

  void add(Row row, int[] places) {
    seen++;
    addNumber(seen);
    for (int i = 0; i < places.length; i++) {
      builders.get(i).add(row.getString(places[i]));
    }
  }

  /** Rows that follow those already here. */
  void add(ReadPart part) {
    int skipped = 0;
    for (int i = 0; i < part.rows(); i++) {
      if (skipped < part.ragged().length && part.ragged()[skipped] == i) {
        skipped++;
      } else {
        addNumber(seen + i + 1);
      }
    }
    seen += part.rows();
    ragged += skipped;
    for (int i = 0; i < builders.size(); i++) {
      builders.get(i).add(part.columns().get(i));
    }
    if (!isInFiles && cells() > cellsInMemory) {
      isInFiles = true;
      for (int i = 0; i < builders.size(); i++) {
        builders.get(i).moveTo(scratch.resolve("column-" + i));
      }
    }
  }

  private void addNumber(long number) {
    numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, size + (size >> 1));
    numbers[size++] = number;
  }

  long cells() {
    return (long) size * builders.size();
  }

  long seen() {
    return seen;
  }

  long ragged() {
    return ragged;
  }

  Frame build() {
    return new Frame(
        Arrays.copyOf(numbers, size), builders.stream().map(ColumnBuilder::build).toList(), ragged);
  }
}
