package org.werkbank.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

class AuditApiTest {
  @TempDir static Path home;
  static TestPlatform platform;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(home);
    platform.admit("presse");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@"})
  void exportsNoCellThatASpreadsheetWouldRun(String start) {
    // An address that begins with @ is none; the cell with the action cannot be chosen at all.
    String name = (start.equals("@") ? "x" : start) + "cmd" + start.codePointAt(0);
    String token = platform.token("presse", name, "data-scientist");
    platform.post("/api/v1/datasets", token, "{\"name\":\"a\"}").expect(201);
    String csv =
        platform.get("/api/v1/audit?format=csv", TestPlatform.OFFICE_TOKEN).expect(200).text();
    assertThat(csv).contains(name);
    assertThat(csv.lines().flatMap(line -> java.util.Arrays.stream(line.split(","))))
        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("-"))
        .noneMatch(cell -> cell.startsWith("@"));
  }

  @Test
  void entriesAreFoundByThingActionAndDay() {
    String token = platform.token("presse", "finder", "data-scientist");
    String id =
        platform
            .post("/api/v1/datasets", token, "{\"name\":\"found\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    String about = "/api/v1/audit?noun=dataset&nounId=" + id;
    assertThat(actions(about)).containsExactly("dataset.created");
    assertThat(actions(about + "&action=dataset")).containsExactly("dataset.created");
    assertThat(actions(about + "&action=dataset.created")).hasSize(1);
    assertThat(actions(about + "&action=data")).isEmpty();
    assertThat(actions(about + "&agreement=none")).isEmpty();
    String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
    assertThat(actions(about + "&from=" + today + "&until=" + today)).hasSize(1);
    assertThat(actions(about + "&until=2020-01-01")).isEmpty();
    Answer wild = platform.get("/api/v1/audit?action=%25", TestPlatform.OFFICE_TOKEN).expect(400);
    assertThat(wild.json().at("/errors/0/pointer").asText()).isEqualTo("/action");
    assertThat(
            platform
                .get("/audit?noun=dataset&nounId=" + id, TestPlatform.OFFICE_TOKEN)
                .expect(200)
                .text())
        .contains("format=csv&amp;noun=dataset&amp;nounId=" + id)
        .contains("dataset.created");
  }

  private static java.util.List<String> actions(String path) {
    return platform
        .get(path, TestPlatform.OFFICE_TOKEN)
        .expect(200)
        .json()
        .get("items")
        .findValuesAsText("action");
  }

  @Test
  void stewardsReadTheirOwnMembersTrailAlone() {
    platform.admit("andere");
    String ours = platform.token("presse", "steward", "steward");
    platform.token("andere", "geheim", "steward");
    Answer answer = platform.get("/api/v1/audit?member=andere", ours).expect(200);
    assertThat(answer.text()).doesNotContain("geheim");
    platform.get("/api/v1/audit", platform.dataScientist("presse")).expect(403);
  }
}
