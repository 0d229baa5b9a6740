package org.werkbank.platform.datasets.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.problem.Problem;

class DialectSnifferTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a,b|1.5,2|                             # , # .",
        "a;b|1,5;2|                             # ; # ,",
        "a;b c|1,5;2 3|                         # ; # ,",
        "time;x|2026-01-01 08:00:00;1|          # ; # .",
        "a\\tb|1.5\\t2|                         # t # .",
        "one|1|2|                               # , # .",
        "Time stamp|2026-01-01 08:00:00|        # , # .",
        "a note|two words|and two|              # , # .",
        "a b,c|1 2,3|                           # , # ."
      })
  void whatASeparatorSeparatesBlanksDoNot(String text, String separator, String decimal) {
    FileDialect found = look(text.replace('|', '\n').replace("\\t", "\t"));
    assertThat(found.blanks()).isFalse();
    assertThat(found.csv().delimiter()).isEqualTo(separator.equals("t") ? "\t" : separator);
    assertThat(found.csv().decimal()).isEqualTo(decimal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "   1.0   2.0\n   3.0   4.0\n",
        "1 2 3\n4 5 6",
        "2.4987000e-01  3.6426000e+03\n2.5118000e-01  3.6948000e+03\n",
        "x  y;z\n1  2\n3  4\n5 6\n7 8\n9 10\n1 1\n1 2\n1 3\n1 4\n",
        "x y\r\n1\t2\r\n3  4\r\n"
      })
  void blanksSeparateNumbersThatNothingElseSeparates(String text) {
    assertThat(look(text).blanks()).isTrue();
  }

  @Test
  void blanksCanBeSaidAndThenTheDecimalCommaIsFound() {
    DialectChoice said = new DialectChoice("whitespace", null, null, null);
    FileDialect found = DialectSniffer.look("1,5  2,5\n3,5  4,5\n".getBytes(UTF_8), said);
    assertThat(found.blanks()).isTrue();
    assertThat(found.csv().decimal()).isEqualTo(",");
  }

  @Test
  void whatCannotBeSaidOfAFileIsToldWithAPointerEach() {
    DialectChoice said = new DialectChoice(";;", "utf-7", "x", "\n");
    assertThatThrownBy(() -> DialectSniffer.look(new byte[0], said))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.details())
                    .extracting(detail -> detail.pointer())
                    .containsExactlyInAnyOrder("/delimiter", "/encoding", "/decimal", "/quote"));
    DialectChoice same = new DialectChoice(";", null, null, ";");
    assertThatThrownBy(() -> DialectSniffer.look(new byte[0], same)).isInstanceOf(Problem.class);
  }

  private static FileDialect look(String text) {
    return DialectSniffer.look(text.getBytes(UTF_8), DialectChoice.NONE);
  }
}
