package org.werkbank.platform.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.platform.problem.Problem;

class ColumnNamesTest {
  @Test
  void namesMayHoldCommasAndStandOnSeveralLines() {
    assertThat(ColumnNames.parse("a, b ,\"c, d\", \r\n\"e \"\"f\"\"\"\r\ng"))
        .containsExactly("a", "b", "c, d", "e \"f\"", "g");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "''     # /columns   # datasets.columnsNone",
        "a,,b   # /columns/1 # datasets.emptyName",
        "a,b,a  # /columns/2 # datasets.sameName",
        "a,\"b  # /columns   # datasets.columnsQuote"
      })
  void saysWhichNameIsWrong(String text, String pointer, String key) {
    assertThatThrownBy(() -> ColumnNames.parse(text))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type().status()).isEqualTo(400);
              assertThat(problem.details().get(0).pointer()).isEqualTo(pointer);
              assertThat(problem.details().get(0).detail().key()).isEqualTo(key);
            });
  }
}
