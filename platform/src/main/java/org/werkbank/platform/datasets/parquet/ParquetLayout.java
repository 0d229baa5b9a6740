package org.werkbank.platform.datasets.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * What a file says of itself, held against its bytes before any is unpacked: chunks lie inside the
 * file and do not add up to more than it, pages unpack to what memory has room for, and rows are in
 * proportion to bytes, since run lengths let a few bytes stand for any number of rows.
 */
final class ParquetLayout {
  private static final long MIB = 1 << 20;
  private static final long LARGEST_PAGE_BYTES = 32 * MIB;
  private static final long LARGEST_CHUNK_BYTES = 128 * MIB;

  /** What may be in memory at a time, of a server that has 512 MiB. */
  private static final long PORTION_BYTES = 96 * MIB;

  private static final long FREE_CELLS = 100_000_000;
  private static final long CELLS_FOR_A_BYTE = 64;

  /** Old writers forgot the head of a dictionary when they counted a chunk (PARQUET-816). */
  private static final long FORGOTTEN_BYTES = 100;

  private final RangeFile file;
  private final ParquetMetadata footer;
  private final long[] neededBytes;

  private ParquetLayout(RangeFile file, ParquetMetadata footer) {
    this.file = file;
    this.footer = footer;
    this.neededBytes = new long[footer.getFileMetaData().getSchema().getFieldCount()];
  }

  /**
   * Checks a file of plain columns and divides them into portions that are read one at a time.
   *
   * @return positions of columns, each once
   * @throws Problem of type bad-data when the file lies or asks for too much
   */
  static List<List<Integer>> portions(RangeFile file, ParquetMetadata footer) throws IOException {
    ParquetLayout layout = new ParquetLayout(file, footer);
    layout.checkRows();
    layout.checkChunks();
    return layout.portions();
  }

  private void checkRows() {
    long rows = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      require(block.getRowCount() >= 0 && block.getColumns().size() == neededBytes.length);
      rows += block.getRowCount();
      require(rows >= 0);
    }
    long most = FREE_CELLS + CELLS_FOR_A_BYTE * file.getLength();
    if (rows > most / Math.max(1, neededBytes.length)) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.manyRows", rows, neededBytes.length);
    }
  }

  /**
   * In the order of the file, so that what lies between two heads is passed over, not asked for.
   */
  private void checkChunks() throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        Chunk found = chunk(block, chunk);
        chunks.add(found);
        bytes += found.bytes();
        require(bytes <= file.getLength());
      }
    }
    chunks.sort(Comparator.comparingLong(Chunk::start));
    try (SeekableInputStream in = file.newStream()) {
      for (Chunk chunk : chunks) {
        long needed = chunk.bytes() + 2 * largestPage(in, chunk);
        neededBytes[chunk.column()] = Math.max(neededBytes[chunk.column()], needed);
      }
    }
  }

  private Chunk chunk(BlockMetaData block, ColumnChunkMetaData chunk) {
    String name = chunk.getPath().toDotString();
    int column = footer.getFileMetaData().getSchema().getFieldIndex(name);
    long start = chunk.getStartingPos();
    long bytes = chunk.getTotalSize();
    require(start >= 4 && bytes >= 0 && bytes <= file.getLength() - start);
    require(chunk.getValueCount() == block.getRowCount());
    if (bytes > LARGEST_CHUNK_BYTES) {
      throw tooLarge(name, bytes, LARGEST_CHUNK_BYTES);
    }
    return new Chunk(column, name, start, bytes, chunk.getValueCount());
  }

  private long largestPage(SeekableInputStream in, Chunk chunk) throws IOException {
    long largest = 0;
    long values = 0;
    long position = chunk.start();
    while (values < chunk.values()) {
      in.seek(position);
      PageHeader page = Util.readPageHeader(in);
      int packed = page.getCompressed_page_size();
      int unpacked = page.getUncompressed_page_size();
      position = in.getPos() + packed;
      require(packed >= 0 && unpacked >= 0);
      require(position <= chunk.start() + chunk.bytes() + FORGOTTEN_BYTES);
      if (unpacked > LARGEST_PAGE_BYTES) {
        throw tooLarge(chunk.name(), unpacked, LARGEST_PAGE_BYTES);
      }
      largest = Math.max(largest, unpacked);
      int read = values(page);
      require(read >= 0);
      values += read;
    }
    return largest;
  }

  /** Pages of dictionaries and indexes hold no rows. */
  private static int values(PageHeader page) {
    if (page.isSetData_page_header()) {
      return page.getData_page_header().getNum_values();
    }
    return page.isSetData_page_header_v2() ? page.getData_page_header_v2().getNum_values() : 0;
  }

  private List<List<Integer>> portions() {
    List<List<Integer>> portions = new ArrayList<>();
    List<Integer> portion = new ArrayList<>();
    long bytes = 0;
    for (int column = 0; column < neededBytes.length; column++) {
      if (!portion.isEmpty() && bytes + neededBytes[column] > PORTION_BYTES) {
        portions.add(portion);
        portion = new ArrayList<>();
        bytes = 0;
      }
      portion.add(column);
      bytes += neededBytes[column];
    }
    portions.add(portion);
    return portions;
  }

  private static void require(boolean isSo) {
    if (!isSo) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.damaged");
    }
  }

  private static Problem tooLarge(String column, long bytes, long most) {
    return Problem.of(
        ProblemType.BAD_DATA, "datasets.parquet.large", column, bytes / MIB, most / MIB);
  }

  /** One column of one row group. */
  private record Chunk(int column, String name, long start, long bytes, long values) {}
}
