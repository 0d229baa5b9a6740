package org.werkbank.platform.datasets.parquet;

import blue.strategic.parquet.ParquetWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Parquet files that are honest, and what can be made of them by rewriting what they say. */
public final class TestParquet {
  private static final int MARK_BYTES = 4;

  private TestParquet() {}

  /** A cell by row and column. */
  public interface Cells {
    double at(int row, int column);
  }

  /** Columns {@code c0}, {@code c1} and so on. */
  public static byte[] numbers(Path folder, int rows, int columns, Cells cells) throws IOException {
    Type[] fields = new Type[columns];
    for (int i = 0; i < columns; i++) {
      fields[i] = Types.required(PrimitiveTypeName.DOUBLE).named("c" + i);
    }
    Path file = Files.createTempFile(folder, "numbers", ".parquet");
    try (ParquetWriter<Integer> writer =
        ParquetWriter.writeFile(
            new MessageType("numbers", fields),
            file.toFile(),
            (row, out) -> {
              for (int i = 0; i < columns; i++) {
                out.write("c" + i, cells.at(row, i));
              }
            })) {
      for (int row = 0; row < rows; row++) {
        writer.write(row);
      }
    }
    return Files.readAllBytes(file);
  }

  /** The same pages below another footer. */
  public static byte[] claiming(byte[] honest, Consumer<FileMetaData> lie) {
    FileMetaData footer = footer(honest);
    lie.accept(footer);
    return withFooter(java.util.Arrays.copyOf(honest, footerStart(honest)), footer);
  }

  /** A file of one column whose first page has another head; the footer fits to it. */
  static byte[] withFirstPage(byte[] honest, Consumer<PageHeader> lie) {
    try {
      FileMetaData footer = footer(honest);
      ByteArrayInputStream pages = new ByteArrayInputStream(honest, 0, footerStart(honest));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(pages.readNBytes(MARK_BYTES));
      PageHeader page = Util.readPageHeader(pages);
      lie.accept(page);
      Util.writePageHeader(page, out);
      pages.transferTo(out);
      var chunk = footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
      long more = out.size() - footerStart(honest);
      chunk.setTotal_compressed_size(chunk.getTotal_compressed_size() + more);
      if (chunk.isSetDictionary_page_offset()) {
        chunk.setData_page_offset(chunk.getData_page_offset() + more);
      }
      return withFooter(out.toByteArray(), footer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int footerStart(byte[] file) {
    int length =
        ByteBuffer.wrap(file, file.length - 2 * MARK_BYTES, MARK_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    return file.length - 2 * MARK_BYTES - length;
  }

  private static FileMetaData footer(byte[] file) {
    try {
      return Util.readFileMetaData(
          new ByteArrayInputStream(file, footerStart(file), file.length - footerStart(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withFooter(byte[] pages, FileMetaData footer) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(pages);
      Util.writeFileMetaData(footer, out);
      int length = out.size() - pages.length;
      out.write(
          ByteBuffer.allocate(MARK_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
      out.write(pages, 0, MARK_BYTES);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
