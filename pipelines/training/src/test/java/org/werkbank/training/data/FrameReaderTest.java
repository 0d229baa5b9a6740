package org.werkbank.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.Input;
import org.werkbank.training.TestSpark;
import org.werkbank.training.failure.RunFailure;

class FrameReaderTest {
  private static final CsvDialect GERMAN = new CsvDialect(";", "windows-1252", ",", "\"", true);
  private static final CsvDialect PLAIN = new CsvDialect(",", "UTF-8", ".", "\"", false);
  private static final List<Column> COLUMNS =
      List.of(
          column("Prüfer", ColumnType.TEXT),
          column("Drehzahl [1/min]", ColumnType.NUMBER),
          column("gut", ColumnType.BOOLEAN));

  @TempDir private Path folder;

  @Test
  void readsGermanFileWithQuotesLineBreaksAndThousands() throws IOException {
    String csv =
        "Prüfer;Drehzahl [1/min];gut\r\n"
            + "\"Müller; Öz\";1.234,5;ja\r\n"
            + "\"zwei\nZeilen\";-0,25;nein\r\n"
            + "\"sagt \"\"gut\"\"\";;?\r\n";
    Frame frame = read(csv, Charset.forName("windows-1252"), GERMAN, COLUMNS);

    FrameColumn names = frame.columns().get(0);
    assertThat(names.text(0)).isEqualTo("Müller; Öz");
    assertThat(names.text(1)).isEqualTo("zwei\nZeilen");
    assertThat(names.text(2)).isEqualTo("sagt \"gut\"");
    assertThat(values(frame, 1)).containsExactly(1234.5, -0.25, Double.NaN);
    assertThat(values(frame, 2)).containsExactly(1, 0, Double.NaN);
    assertThat(frame.rowNumbers()).containsExactly(1, 2, 3);
    assertThat(frame.columns()).allMatch(c -> c.unparsable() == 0);
  }

  @Test
  void skipsTheByteOrderMark() throws IOException {
    Frame frame =
        read(
            "\uFEFFPrüfer,Drehzahl [1/min],gut\nA,1.5,true\n",
            StandardCharsets.UTF_8,
            PLAIN,
            COLUMNS);
    assertThat(frame.columns().get(0).text(0)).isEqualTo("A");
  }

  @Test
  void countsCellsThatAreNoNumbersAndTakesInfinityAsMissing() throws IOException {
    Frame frame =
        read(
            "Prüfer,Drehzahl [1/min],gut\nA,zwölf,true\nB,Infinity,true\nC,3,true\n",
            StandardCharsets.UTF_8,
            PLAIN,
            COLUMNS);
    assertThat(frame.columns().get(1).unparsable()).isEqualTo(2);
    assertThat(values(frame, 1)).containsExactly(Double.NaN, Double.NaN, 3);
  }

  @Test
  void keepsTheOrderOfALongFile() throws IOException {
    StringBuilder csv = new StringBuilder("Prüfer,Drehzahl [1/min],gut\n");
    IntStream.range(0, 20_000).forEach(i -> csv.append("x,").append(i).append(",true\n"));
    Frame frame = read(csv.toString(), StandardCharsets.UTF_8, PLAIN, COLUMNS);
    assertThat(frame.size()).isEqualTo(20_000);
    assertThat(values(frame, 1)).isEqualTo(IntStream.range(0, 20_000).asDoubleStream().toArray());
  }

  @Test
  void leavesOutAFewRaggedRowsAndRefusesMany() throws IOException {
    StringBuilder csv = new StringBuilder("Prüfer,Drehzahl [1/min],gut\n");
    IntStream.range(0, 300).forEach(i -> csv.append("x,1,true\n"));
    Frame frame = read(csv + "x,1\nlast,2,true\n", StandardCharsets.UTF_8, PLAIN, COLUMNS);
    assertThat(frame.ragged()).isEqualTo(1);
    assertThat(frame.rowNumbers()[300]).isEqualTo(302);

    assertThatThrownBy(
            () -> read(csv + "x,1,true,4\n".repeat(30), StandardCharsets.UTF_8, PLAIN, COLUMNS))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("30 of 330 rows");
  }

  @Test
  void namesAColumnThatTheFileLacks() {
    assertThatThrownBy(
            () -> read("Prüfer,Drehzahl,gut\nA,1,true\n", StandardCharsets.UTF_8, PLAIN, COLUMNS))
        .isInstanceOfSatisfying(
            RunFailure.class, f -> assertThat(f.column()).isEqualTo("Drehzahl [1/min]"));
  }

  @Test
  void refusesWhatDoesNotFitIntoMemory() {
    FrameReader small = new FrameReader(TestSpark.session(), 1200, folder);
    assertThatThrownBy(
            () ->
                small.read(
                    input(write("Prüfer,Drehzahl [1/min],gut\n" + "x,1,true\n".repeat(50)), PLAIN),
                    COLUMNS,
                    share -> {}))
        .isInstanceOfSatisfying(
            RunFailure.class, f -> assertThat(f.code()).isEqualTo("too-large-for-memory"));
  }

  @Test
  void readsParquetInTheOrderOfTheFile() throws IOException {
    StructType schema =
        new StructType()
            .add("Prüfer", DataTypes.StringType)
            .add("Drehzahl [1/min]", DataTypes.DoubleType)
            .add("gut", DataTypes.BooleanType);
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, 5000).forEach(i -> rows.add(RowFactory.create("p" + i % 3, i / 4.0, true)));
    Path target = folder.resolve("parquet");
    TestSpark.session()
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .option("parquet.block.size", 4096)
        .parquet(target.toUri().toString());
    Path file;
    try (Stream<Path> files = Files.list(target)) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Input input =
        new Input(
            Input.DATA,
            "d",
            "1",
            file.toUri().toString(),
            "application/vnd.apache.parquet",
            "0".repeat(64),
            Files.size(file),
            COLUMNS,
            null);
    Frame frame = reader(1 << 30).read(input, COLUMNS, share -> {});
    Frame inParts = inParts(1 << 20).read(input, COLUMNS, share -> {});
    assertThat(values(inParts, 1)).isEqualTo(values(frame, 1));
    assertThat(values(frame, 1))
        .isEqualTo(IntStream.range(0, 5000).mapToDouble(i -> i / 4.0).toArray());
    assertThat(frame.columns().get(2).number(7)).isEqualTo(1);
  }

  @Test
  void readsALargeFileInPartsAsIfAtOnce() throws IOException {
    StringBuilder csv = new StringBuilder("Prüfer,Drehzahl [1/min],gut\n");
    for (int i = 0; i < 30_000; i++) {
      csv.append("Müller ").append(i % 700).append(',').append(i / 4.0).append(',');
      csv.append(i % 500 == 3 ? "x,1\n" : i % 3 == 0 ? "true\n" : "\n");
    }
    Input input = input(write(csv.toString()), PLAIN);
    Frame whole = reader(1 << 30).read(input, COLUMNS, share -> {});
    List<Double> shares = new ArrayList<>();
    Frame inFiles = inParts(1 << 10).read(input, COLUMNS, shares::add);

    assertThat(Files.exists(folder.resolve("column-0"))).isTrue();
    assertThat(shares).hasSizeGreaterThan(5).isSorted().endsWith(1.0);
    assertThat(inFiles.ragged()).isEqualTo(whole.ragged()).isEqualTo(60);
    assertThat(inFiles.rowNumbers()).isEqualTo(whole.rowNumbers());
    assertThat(values(inFiles, 1)).isEqualTo(values(whole, 1));
    assertThat(values(inFiles, 2)).isEqualTo(values(whole, 2));
    assertThat(IntStream.range(0, whole.size()).mapToObj(inFiles.columns().get(0)::text))
        .containsExactlyElementsOf(
            IntStream.range(0, whole.size()).mapToObj(whole.columns().get(0)::text).toList());
    int[] some = {29_000, 5, 5};
    assertThat(inFiles.select(some).columns().get(1).number(0))
        .isEqualTo(whole.columns().get(1).number(29_000));
  }

  private FrameReader reader(long heapBytes) {
    return new FrameReader(TestSpark.session(), heapBytes, folder);
  }

  private FrameReader inParts(long heapBytes) {
    return new FrameReader(TestSpark.session(), heapBytes, folder, 1000, 20_000);
  }

  private static double[] values(Frame frame, int column) {
    return IntStream.range(0, frame.size())
        .mapToDouble(frame.columns().get(column)::number)
        .toArray();
  }

  private Frame read(String csv, Charset charset, CsvDialect dialect, List<Column> columns)
      throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.write(file, csv.getBytes(charset));
    return reader(1 << 30).read(input(file, dialect), columns, share -> {});
  }

  private Path write(String csv) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), csv);
  }

  private static Input input(Path file, CsvDialect dialect) throws IOException {
    return new Input(
        Input.DATA,
        "d",
        "1",
        file.toUri().toString(),
        "text/csv",
        "0".repeat(64),
        Files.size(file),
        COLUMNS,
        dialect);
  }

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, ColumnRole.FEATURE, null);
  }
}
