package org.werkbank.platform.datasets.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.werkbank.platform.datasets.csv.FileMistakes;
import org.werkbank.platform.datasets.csv.HeaderCheck;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Profiles a Parquet file with the statistics that CSV files get, a few columns at a time. */
public final class ParquetProfiler {
  /** A footer is read into memory whole; that of 2,000 columns has a few MiB. */
  private static final int LARGEST_FOOTER_BYTES = 16 << 20;

  private final List<ParquetColumn> columns = new ArrayList<>();
  private long rows;

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
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (file.hasStoreFailed() && e instanceof IOException failure) {
        throw failure;
      }
      // The library throws whatever comes when a file is not what it says; none of it is ours. Run
      // lengths make it ask for memory by the word of the file, which there is not.
      throw Problem.of(ProblemType.BAD_DATA, "datasets.parquet.damaged").causedBy(e);
    }
  }

  private Profile read(RangeFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      ParquetMetadata footer = reader.getFooter();
      MessageType schema = footer.getFileMetaData().getSchema();
      check(schema.getFields());
      List<List<Integer>> portions = ParquetLayout.portions(file, footer);
      schema.getColumns().forEach(column -> columns.add(new ParquetColumn(column)));
      for (int block = 0; block < footer.getBlocks().size(); block++) {
        for (List<Integer> portion : portions) {
          read(reader, block, portion, footer);
        }
        rows += footer.getBlocks().get(block).getRowCount();
      }
    }
    if (rows == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.headerOnly");
    }
    return new Profile(
        rows,
        Sampling.sampledOf(rows),
        columns.stream().map(column -> column.statistics().profile()).toList(),
        shown());
  }

  private void read(
      ParquetFileReader reader, int block, List<Integer> portion, ParquetMetadata footer)
      throws IOException {
    MessageType schema = footer.getFileMetaData().getSchema();
    List<Type> fields = portion.stream().map(schema.getFields()::get).toList();
    MessageType asked = new MessageType(schema.getName(), fields);
    reader.setRequestedSchema(asked);
    try (PageReadStore pages = reader.readRowGroup(block)) {
      if (pages == null) {
        return;
      }
      ColumnReadStoreImpl store =
          new ColumnReadStoreImpl(
              pages, new NoRecords(), asked, footer.getFileMetaData().getCreatedBy());
      for (int i = 0; i < portion.size(); i++) {
        columns
            .get(portion.get(i))
            .learn(store.getColumnReader(asked.getColumns().get(i)), rows, pages.getRowCount());
      }
    }
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

  private List<List<String>> shown() {
    List<List<String>> shown = new ArrayList<>();
    for (int row = 0; row < Math.min(rows, Sampling.SHOWN_ROWS); row++) {
      int at = row;
      shown.add(columns.stream().map(column -> column.shown().get(at)).toList());
    }
    return shown;
  }

  /** Columns are read one by one; nothing is put together to records. */
  private static final class NoRecords extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {
      // no record begins
    }

    @Override
    public void end() {
      // no record ends
    }
  }
}
