package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "gut|gut",
        "a,b|\"a,b\"",
        "sagt \"ja\"|\"sagt \"\"ja\"\"\"",
        "=HYPERLINK(1)|'=HYPERLINK(1)",
        "@SUM|'@SUM",
        "-cmd|'-cmd",
        "+1,2|\"'+1,2\""
      })
  void writesCellsThatNobodyRuns(String text, String cell) {
    assertThat(CsvCell.of(text)).isEqualTo(cell);
  }
}
