package org.werkbank.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartSizeTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        5 << 20,
        10_000L * (5 << 20),
        10_000L * (5 << 20) + 1,
        100_000_000_000L,
        PartSize.LARGEST_FILE_BYTES
      })
  void everyFileFitsIntoTenThousandPartsOfAtLeastFiveMib(long fileBytes) {
    long part = PartSize.of(fileBytes);
    assertThat(part).isBetween(5L << 20, 16L << 20);
    assertThat(part % (1 << 20)).isZero();
    assertThat((fileBytes + part - 1) / part).isLessThanOrEqualTo(10_000);
  }
}
