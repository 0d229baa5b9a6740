package org.werkbank.platform.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class DatasetExcelApiTest {
  private static final String GOOD =
      TestWorkbook.rows(List.of(List.of("Zeit", "Druck", "Werkstoff", "ok", "Summe")))
          + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46327.5</v></c><c r=\"B2\"><v>1.5</v></c>"
          + "<c r=\"C2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>"
          + "<c r=\"E2\"><f>B2*2</f><v>3</v></c></row>"
          + "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>46328.25</v></c><c r=\"B4\"><v>-2</v></c>"
          + "<c r=\"D4\" t=\"b\"><v>0</v></c><c r=\"E4\"><f>B4*2</f><v>-4</v></c></row>";

  @TempDir static Path home;
  static TestPlatform platform;
  static String token;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    token = platform.dataScientist("presse");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void takesTheFirstSheetWithCellsAndGivesTheWorkbookBack() throws IOException {
    byte[] workbook = two().bytes();
    String id = create();
    Answer answer = put(id, workbook).expect(201);
    assertThat(answer.json().get("rows").asInt()).isEqualTo(2);
    assertThat(answer.json().get("columns").findValuesAsText("type"))
        .containsExactly("timestamp", "number", "text", "boolean", "integer");
    assertThat(answer.json().at("/parts/0/name").asText()).isEqualTo("Presse.xlsx#Messwerte");
    String versions = "/api/v1/datasets/" + id + "/versions/1/";
    assertThat(platform.get(versions + "content", token).expect(200).text())
        .isEqualTo(
            "Zeit,Druck,Werkstoff,ok,Summe\n"
                + "2026-11-01T12:00:00,1.5,Stahl,true,3\n"
                + "2026-11-02T06:00:00,-2,,false,-4\n");
    assertThat(platform.get(versions + "original", token).expect(200).response().body())
        .isEqualTo(workbook);
    assertThat(put(id, workbook).expect(200).json().get("identical").asBoolean()).isTrue();
    assertThat(objects(id)).hasSize(2);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void aResumableUploadOfAWorkbookBecomesTheSameVersion() throws IOException {
    byte[] workbook = two().bytes();
    String id = create();
    Answer answer =
        platform.send(
            "POST",
            "/files",
            token,
            BodyPublishers.ofByteArray(workbook),
            Map.of(
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                String.valueOf(workbook.length),
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Metadata",
                "dataset " + base64(id) + ",filename " + base64("Presse.xlsx")));
    assertThat(answer.expect(201).header("Werkbank-Version")).endsWith("/versions/1");
    assertThat(
            platform
                .get("/api/v1/datasets/" + id + "/versions/1/original", token)
                .expect(200)
                .response()
                .body())
        .isEqualTo(workbook);
    assertThat(objects(id)).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refusesABadWorkbookAndLeavesNothing(String title, byte[] workbook, String words)
      throws IOException {
    String id = create();
    Answer answer = put(id, workbook);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.text()).contains(words);
    assertThat(objects(id)).isEmpty();
    assertThat(spooled()).isEmpty();
    platform.get("/api/v1/datasets/" + id + "/versions/1", token).expect(404);
  }

  static Stream<Arguments> bad() {
    String names = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>";
    TestWorkbook many = one(GOOD);
    for (int i = 0; i < WorkbookLimits.ENTRIES; i++) {
      many.with("x/" + i, "");
    }
    return Stream.of(
        bad("no ZIP archive", "PK and nothing else".getBytes(UTF_8), "not a readable Excel"),
        bad("a ZIP archive of other things", new TestWorkbook(Map.of()).bytes(), "No sheet"),
        bad("too many entries", many.bytes(), "entries"),
        bad(
            "shared texts of 2 GB",
            one(GOOD)
                .bomb("xl/sharedStrings.xml", "<sst><si><t>", 2_048, "</t></si></sst>")
                .bytes(),
            "xl/sharedStrings.xml"),
        bad(
            "a text of 2 GB in a cell",
            one(GOOD)
                .bomb(
                    "xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>",
                    2_048,
                    "</t></is></c></row></sheetData></worksheet>")
                .bytes(),
            "xl/worksheets/sheet1.xml"),
        bad(
            "an error in a cell",
            one(names + "<row r=\"7\"><c r=\"A7\" t=\"e\"><v>#DIV/0!</v></c></row>").bytes(),
            "Sheet Messwerte, row 7, column A"),
        bad(
            "a cell without a name above",
            one(names + "<row r=\"3\"><c r=\"AB3\"><v>1</v></c></row>").bytes(),
            "Sheet Messwerte, row 3, column B"),
        bad(
            "a number that would fill the memory",
            one(names + "<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c></row>").bytes(),
            "row 2, column A"),
        bad(
            "a file of the server in a cell",
            one(GOOD)
                .with(
                    "xl/worksheets/sheet1.xml",
                    "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>"
                        + "<t>&e;</t></is></c></row></sheetData></worksheet>")
                .bytes(),
            "declares XML entities"),
        bad(
            "entities in the list of sheets",
            one(GOOD)
                .with(
                    "xl/_rels/workbook.xml.rels",
                    "<!DOCTYPE r [<!ENTITY e \"ha\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">]><r>&f;</r>")
                .bytes(),
            "xl/_rels/workbook.xml.rels"),
        bad("names alone", one(names).bytes(), "no rows"));
  }

  private static Arguments bad(String title, byte[] workbook, String words) {
    return Arguments.of(title, workbook, words);
  }

  private static TestWorkbook one(String rows) {
    return new TestWorkbook(Map.of("Messwerte", rows));
  }

  private static TestWorkbook two() {
    Map<String, String> sheets = new LinkedHashMap<>();
    sheets.put("Leer", "");
    sheets.put("Messwerte", GOOD);
    return new TestWorkbook(sheets);
  }

  private static String create() {
    return platform
        .post("/api/v1/datasets", token, "{\"name\":\"Presse\",\"description\":\"\"}")
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private static Answer put(String id, byte[] workbook) {
    return platform.send(
        "PUT",
        "/api/v1/datasets/" + id + "/versions?filename=Presse.xlsx",
        token,
        BodyPublishers.ofByteArray(workbook),
        Map.of("Content-Type", "application/octet-stream"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static List<Path> objects(String id) throws IOException {
    Path folder = home.resolve("objects/wb-presse/datasets/" + id);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("werkbank-workbook-"))
          .toList();
    }
  }

  private static final class WorkbookLimits {
    static final int ENTRIES = 10_000;
  }
}
