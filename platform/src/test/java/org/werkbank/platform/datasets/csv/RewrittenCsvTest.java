package org.werkbank.platform.datasets.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.Text;

class RewrittenCsvTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final List<CsvPart> parts = new ArrayList<>();

  @Test
  void runsOfBlanksSeparateAndThoseAtTheEndsOfALineDoNot() throws IOException {
    part("a.dat", "   1.0   2.0e+00\t 3.0  \n\t4.0 5.0\t\t6.0", blanks());
    assertThat(text(List.of("x", "y", "z"), false))
        .isEqualTo("x,y,z\n1.0,2.0e+00,3.0\n4.0,5.0,6.0\n");
  }

  @Test
  void quotedBlanksSeparateNothing() throws IOException {
    part("a.txt", "part  value\n\"press  2\"  1\n\"a \"\"b\"\" c\" 2\n", blanks());
    assertThat(text(null, false)).isEqualTo("part,value\npress  2,1\n\"a \"\"b\"\" c\",2\n");
  }

  @Test
  void linesMayEndAsOnWindowsOrNotAtAll() throws IOException {
    file("a.csv", "x,y\r\n1,2\r\n\r\n3,4");
    file("b.csv", "x,y\n5,6");
    assertThat(text(null, true)).isEqualTo("__file,x,y\na.csv,1,2\na.csv,3,4\nb.csv,5,6\n");
  }

  @Test
  void aMarkAtTheBeginningOfAnyFileIsNoPartOfItsFirstName() throws IOException {
    file("a.csv", "\uFEFFx,y\n1,2\n");
    file("b.csv", "\uFEFFx,y\n3,4\n");
    assertThat(text(null, true)).isEqualTo("__file,x,y\na.csv,1,2\nb.csv,3,4\n");
  }

  @Test
  void decimalCommasSurviveBehindASemicolon() throws IOException {
    file("a.csv", "x;y [°C]\n1,5;\"a;b\"\n");
    file("b.csv", "x\ty [°C]\n2,5\tc,d\n");
    assertThat(text(null, true)).isEqualTo("__file;x;y [°C]\na.csv;1,5;\"a;b\"\nb.csv;2,5;c,d\n");
  }

  @Test
  void cellsThatNeedQuotesGetThem() throws IOException {
    file("a, b.csv", "x;y\n\"he said \"\"no\"\"\";a,b\n\"two\nlines\"; c \n");
    assertThat(text(null, true))
        .isEqualTo(
            "__file,x,y\n\"a, b.csv\",\"he said \"\"no\"\"\",\"a,b\"\n\"a, b.csv\",\"two\nlines\", c \n");
  }

  @Test
  void anEmptyCellOfTheOnlyColumnStaysARow() throws IOException {
    file("a.csv", "x\n\"\"\n1\n");
    assertThat(text(null, false)).isEqualTo("x\n\"\"\n1\n");
  }

  @Test
  void namesAreTheSameWhenOnlyBlanksAroundThemDiffer() throws IOException {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "x, y \n3,4\n");
    assertThat(text(null, true)).isEqualTo("__file,x,y\na.csv,1,2\nb.csv,3,4\n");
  }

  @Test
  void asciiThatTurnsOutToBeWindows1252IsReadOn() throws IOException {
    byte[] bytes =
        ("x,y\n" + "12345678,text\n".repeat(20_000) + "1,Größe\n").getBytes(WINDOWS_1252);
    part("a.csv", bytes, DialectSniffer.look(bytes, DialectChoice.NONE));
    assertThat(text(List.of("a", "b"), false)).endsWith("12345678,text\n1,Größe\n").contains("a,b");
  }

  @Test
  void utf8ThatTurnsOutToBeSomethingElseIsToldWithItsLine() {
    byte[] head = "x,y\n1,größer\n".getBytes(UTF_8);
    byte[] tail = "2,kleiner\n3,Gr\u00f6\u00dfe\n".getBytes(WINDOWS_1252);
    byte[] all = new byte[head.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    part("a.csv", all, DialectSniffer.look(head, DialectChoice.NONE));
    assertMistakes(null, true, "a.csv 4 null datasets.notUtf8");
  }

  @Test
  void raggedRowsNameFileAndLine() {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "x,y\n1,2\n1,2,3\n4\n");
    assertMistakes(null, true, "b.csv 3 null datasets.ragged", "b.csv 4 null datasets.ragged");
  }

  @Test
  void otherHeadersNameFileColumnAndWhatWasExpectedForEveryFileAtOnce() {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "x,z\n1,2\n1\n");
    file("c.csv", "x,y\n1\n");
    file("d.csv", "x\n1\n");
    assertMistakes(
        null,
        true,
        "b.csv 1 2 datasets.draft.otherColumn",
        "d.csv 1 null datasets.draft.columnCount");
  }

  @Test
  void namesThatTheFileHasAlreadyAreNotGivenAgain() {
    file("a.csv", "x,y\n1,2\n");
    assertMistakes(List.of("x", "y"), false, "null 1 null datasets.columnsAreThere");
  }

  @Test
  void aFirstLineOfNumbersIsTakenForTheRowItMostLikelyIs() {
    file("a.dat", "1.5 2.5\n3.5 4.5\n");
    file("b.dat", "1.25 2.5\n3.5 4.5\n");
    assertMistakes(
        null, true, "b.dat 1 1 datasets.draft.otherColumn", "b.dat 1 null datasets.noHeader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y\n1,\"2\n",
        "x,y\n1,\"2\"3\n",
        "x,y\n1,a\0b\n",
        "x,x\n1,2\n",
        "x,__file\n1,2\n"
      })
  void whatIsNoCsvIsToldWithFileAndPlace(String text) {
    file("a.csv", "x,y\n1,2\n".substring(0, text.startsWith("x,y") ? 8 : 0));
    parts.removeIf(part -> !text.startsWith("x,y"));
    file("b.csv", text);
    assertThatThrownBy(() -> text(null, true))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.text().key()).isEqualTo("datasets.badFiles");
              assertThat(problem.details().get(0).pointer()).isEqualTo("/files/b.csv");
              assertThat(problem.details().get(0).column()).isEqualTo(2);
            });
  }

  @Test
  void aFileOfBlankLinesIsEmpty() {
    file("a.csv", "x,y\n1,2\n");
    part("b.csv", "\n\n".getBytes(UTF_8), DialectSniffer.look(new byte[0], DialectChoice.NONE));
    assertMistakes(null, true, "b.csv 1 null datasets.empty");
  }

  @Test
  void rowsOfEveryFileAreCounted() throws IOException {
    file("a.csv", "x\n1\n2\n3\n");
    file("b.csv", "x\n");
    file("c.csv", "x\n4\n");
    RewrittenCsv csv = new RewrittenCsv(parts, null, true);
    csv.readAllBytes();
    assertThat(csv.rows()).containsExactly(3L, 0L, 1L);
  }

  private void file(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    String decimal = parts.isEmpty() ? null : parts.get(0).dialect().csv().decimal();
    part(name, bytes, DialectSniffer.look(bytes, new DialectChoice(null, null, decimal, null)));
  }

  private void part(String name, String text, FileDialect dialect) {
    part(name, text.getBytes(UTF_8), dialect);
  }

  private void part(String name, byte[] bytes, FileDialect dialect) {
    parts.add(new CsvPart(name, dialect, () -> new ByteArrayInputStream(bytes)));
  }

  private static FileDialect blanks() {
    return DialectSniffer.look(new byte[0], new DialectChoice("whitespace", null, null, null));
  }

  private String text(List<String> columns, boolean withFile) throws IOException {
    try (RewrittenCsv csv = new RewrittenCsv(parts, columns, withFile)) {
      return new String(csv.readAllBytes(), UTF_8);
    }
  }

  private void assertMistakes(List<String> columns, boolean withFile, String... mistakes) {
    assertThatThrownBy(() -> text(columns, withFile))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.details())
                    .extracting(RewrittenCsvTest::shown)
                    .containsExactly(mistakes));
  }

  private static String shown(ProblemDetail detail) {
    boolean isNamed = detail.detail().key().equals("datasets.inFile");
    Text sentence = isNamed ? (Text) detail.detail().arguments().get(1) : detail.detail();
    Object file = isNamed ? detail.detail().arguments().get(0) : null;
    return file + " " + detail.line() + " " + detail.column() + " " + sentence.key();
  }
}
