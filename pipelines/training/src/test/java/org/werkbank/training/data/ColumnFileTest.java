package org.werkbank.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.training.failure.RunFailure;

class ColumnFileTest {
  private static final int MANY = 50_000;

  @TempDir private Path folder;

  @Test
  void readsInAnyOrderWhatWasWritten() {
    ColumnFile file = new ColumnFile(folder.resolve("column"));
    for (int i = 0; i < MANY; i++) {
      file.add(i % 7 == 0 ? Double.NaN : i / 3.0);
    }
    Numbers numbers = file.numbers();
    file.close();
    assertThat(numbers.size()).isEqualTo(MANY);
    assertThat(numbers.at(MANY - 1)).isEqualTo((MANY - 1) / 3.0);
    assertThat(numbers.at(14)).isNaN();
    assertThat(numbers.at(1)).isEqualTo(1 / 3.0);
    Numbers some = numbers.select(new int[] {300, 2, 2});
    assertThat(some.size()).isEqualTo(3);
    assertThat(some.at(0)).isEqualTo(100);
    assertThat(some.at(2)).isEqualTo(2 / 3.0);
  }

  @Test
  void saysThatTheDiskIsFull() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "this system has no device that is always full");
    ColumnFile file = new ColumnFile(full);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < MANY; i++) {
                file.add(i);
              }
            })
        .isInstanceOfSatisfying(
            RunFailure.class, failure -> assertThat(failure.code()).isEqualTo("disk-full"))
        .hasMessageContaining("no room");
    file.close();
  }
}
