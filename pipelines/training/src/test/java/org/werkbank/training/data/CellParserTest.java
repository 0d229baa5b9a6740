package org.werkbank.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {
  private final CellParser german = new CellParser(",");
  private final CellParser plain = new CellParser(".");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5|1234.5",
        "1.234.567|1234567",
        "-0,25|-0.25",
        "12,0e3|12000",
        "1234,5|1234.5",
        "7|7",
        "+3,5|3.5"
      })
  void readsGermanNumbers(String cell, double value) {
    assertThat(german.number(cell, false)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23", "12.34,5", "1.234.56", "1,2,3", "1.2345", ".123", "1,5 kg"})
  void refusesWhatIsNoGermanNumber(String cell) {
    assertThat(german.number(cell, false)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "12abc", "1d", "0x1p3", "Infinity", "1e999", "--1", "1e", "."})
  void refusesWhatIsNoPlainNumber(String cell) {
    assertThat(plain.number(cell, false)).isNaN();
  }

  @Test
  void readsWordsForTruthOnlyWhereTheyAreExpected() {
    assertThat(plain.number("ja", true)).isEqualTo(1);
    assertThat(plain.number("FALSE", true)).isZero();
    assertThat(plain.number("true", false)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "NA", "n/a", "NaN", "null", "-", "?"})
  void takesWordsForNothingAsMissing(String cell) {
    assertThat(CellParser.isMissing(cell)).isTrue();
  }
}
