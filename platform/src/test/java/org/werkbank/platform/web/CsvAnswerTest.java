package org.werkbank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAnswerTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void cellsThatASpreadsheetWouldRunGetAnApostrophe(String cell) {
    assertThat(CsvAnswer.harmless(cell)).isEqualTo("'" + cell);
  }

  @Test
  void otherCellsStayAsTheyAre() {
    assertThat(CsvAnswer.harmless("a=b")).isEqualTo("a=b");
    assertThat(CsvAnswer.harmless("")).isEmpty();
  }
}
