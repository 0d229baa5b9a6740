package org.werkbank.platform.datasets.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

class ParquetProfilerTest {
  private static final int MUTATIONS = 3_000;

  @TempDir Path folder;

  @Test
  void readsAFewColumnsAtATimeWhereMemoryHasNoRoomForAll() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    int rows = 1_000_000;
    byte[] file =
        TestParquet.numbers(
            folder, rows, 14, (row, column) -> row == 17 ? column : random.nextDouble(20, 30));
    var footer = blue.strategic.parquet.ParquetReader.readMetadata(stored(file));
    assertThat(ParquetLayout.portions(stored(file), footer)).hasSizeGreaterThan(1);
    Profile profile = profile(file);
    assertThat(profile.rows()).isEqualTo(rows);
    for (int column = 0; column < 14; column++) {
      var numbers = profile.columns().get(column).numbers();
      assertThat(numbers.min()).isEqualTo(column);
      assertThat(numbers.mean()).isBetween(24.9, 25.1);
      assertThat(profile.sample().get(17).get(column)).isEqualTo(column + ".0");
    }
  }

  @Test
  void countsWhatItLooksAtMoreClosely() throws IOException {
    long taken = 0;
    for (int row = 0; row < 250_003; row++) {
      taken += Sampling.takes(row) ? 1 : 0;
    }
    assertThat(Sampling.sampledOf(250_003)).isEqualTo(taken);
    assertThat(Sampling.sampledOf(99)).isEqualTo(99);
    assertThat(profile(TestParquet.numbers(folder, 9, 1, (row, column) -> row)).sampledRows())
        .isEqualTo(9);
  }

  @Test
  void refusesRowsThatSoFewBytesCannotStandFor() throws IOException {
    lies("datasets.parquet.manyRows", footer -> rows(footer, 1L << 40));
  }

  @Test
  void refusesMoreOrFewerRowsThanThePagesHold() throws IOException {
    lies("datasets.parquet.damaged", footer -> rows(footer, 10_000));
    lies("datasets.parquet.damaged", footer -> footer.getRow_groups().get(0).setNum_rows(7));
    lies("datasets.parquet.damaged", footer -> rows(footer, -1));
  }

  @Test
  void refusesChunksOutsideOfTheFile() throws IOException {
    lies("datasets.parquet.damaged", footer -> chunk(footer).setData_page_offset(1L << 40));
    lies("datasets.parquet.damaged", footer -> chunk(footer).setData_page_offset(1));
    lies(
        "datasets.parquet.damaged",
        footer -> chunk(footer).setTotal_compressed_size(Integer.MAX_VALUE));
    lies("datasets.parquet.damaged", footer -> chunk(footer).setTotal_compressed_size(-5));
  }

  @Test
  void refusesTheSameBytesReadAgainAndAgain() throws IOException {
    lies(
        "datasets.parquet.damaged",
        footer -> {
          RowGroup group = footer.getRow_groups().get(0);
          for (int i = 0; i < 1_000; i++) {
            footer.addToRow_groups(group);
          }
        });
  }

  @Test
  void refusesPagesThatWouldFillMemory() throws IOException {
    refuses(
        "datasets.parquet.large",
        TestParquet.withFirstPage(
            numbers(), page -> page.setUncompressed_page_size(Integer.MAX_VALUE)));
    refuses(
        "datasets.parquet.damaged",
        TestParquet.withFirstPage(numbers(), page -> page.setCompressed_page_size(-100)));
    refuses(
        "datasets.parquet.damaged",
        TestParquet.withFirstPage(
            numbers(), page -> page.setCompressed_page_size(Integer.MAX_VALUE)));
  }

  /** Whatever stands in the file, the answer is a profile or a sentence about the file. */
  @Test
  void survivesBytesThatChange() throws IOException {
    byte[] honest =
        TestParquet.numbers(
            folder, 300, 3, (row, column) -> column == 0 ? row % 3 : row * Math.PI + column);
    SplittableRandom random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = honest.clone();
      boolean isInFooter = random.nextBoolean();
      int from = isInFooter ? TestParquet.footerStart(honest) : 4;
      int until = isInFooter ? honest.length - 8 : TestParquet.footerStart(honest);
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        changed[random.nextInt(from, until)] = (byte) random.nextInt();
      }
      try {
        assertThat(profile(changed).rows()).isPositive();
      } catch (Problem e) {
        assertThat(e.type()).as("mutation %d", i).isEqualTo(ProblemType.BAD_DATA);
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS - 1);
  }

  private byte[] numbers() throws IOException {
    return TestParquet.numbers(folder, 50, 1, (row, column) -> row);
  }

  private void lies(String key, Consumer<FileMetaData> lie) throws IOException {
    refuses(key, TestParquet.claiming(numbers(), lie));
  }

  private static void refuses(String key, byte[] file) {
    assertThatThrownBy(() -> profile(file))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.text().key()).isEqualTo(key));
  }

  private static void rows(FileMetaData footer, long rows) {
    footer.setNum_rows(rows);
    footer.getRow_groups().get(0).setNum_rows(rows);
    chunk(footer).setNum_values(rows);
  }

  private static ColumnMetaData chunk(FileMetaData footer) {
    return footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
  }

  private static Profile profile(byte[] file) throws IOException {
    return ParquetProfiler.profile(stored(file));
  }

  private static RangeFile stored(byte[] file) {
    return new RangeFile(
        (offset, length) ->
            new ByteArrayInputStream(file, Math.toIntExact(offset), Math.toIntExact(length)),
        file.length);
  }
}
