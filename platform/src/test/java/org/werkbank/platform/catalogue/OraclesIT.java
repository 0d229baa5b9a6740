package org.werkbank.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.platform.RealParts;
import org.werkbank.platform.TestPlatform;

/**
 * What others have written to judge such documents: the SHACL shapes of DCAT-AP by pySHACL, and
 * Croissant's own library, which reads the rows as well. Without them it is skipped with the
 * reason; with WERKBANK_REQUIRE_PARTS=true it fails.
 */
class OraclesIT {
  /** As a data set could be called by somebody who wants to break out of a document. */
  private static final String HOSTILE =
      "Presse \\\"3\\\" \\\\ <b> \\\"\\\"\\\" ; . \\n@prefix x: <http://x> . 压 \\u0007";

  @TempDir static Path folder;
  static TestPlatform platform;
  static PressShop shop;
  static PressShop partner;
  static String offered;
  static String fetched;

  @BeforeAll
  static void start() {
    platform = TestPlatform.start(folder.resolve("home"));
    shop = new PressShop(platform, "shop");
    partner = new PressShop(platform, "partner");
    offered = shop.data(HOSTILE, HOSTILE);
    shop.offer(offered, "benchmarking", true, false, "[]");
    fetched = shop.data("fetched", "");
    shop.offer(fetched, "benchmarking", true, true, "[]");
    shop.agree(fetched, "benchmarking", partner.scientist);
    shop.empty("nothing in it yet", "");
  }

  @AfterAll
  static void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  /** For each test, since a class that is left out as a whole tells nobody why. */
  @BeforeEach
  void judges() {
    RealParts.python("pyshacl");
    RealParts.python("mlcroissant");
    shapes();
  }

  private static Path shapes() {
    return RealParts.oracle("dcat-ap-3.0.1-shacl/shapes.ttl");
  }

  @Test
  void theCatalogueConformsToDcatApInBothFormatsAndSaysTheSameInBoth() throws Exception {
    for (String token : List.of(shop.scientist, partner.scientist, partner.manager)) {
      Path turtle = dcat("ttl", token);
      Path jsonld = dcat("jsonld", token);
      assertThat(Files.readString(turtle)).contains("dcat:Dataset", "odrl:Offer");
      conforms(turtle, "turtle", 0, "Conforms: True");
      conforms(jsonld, "json-ld", 0, "Conforms: True");
      Outcome same =
          run(
              "python",
              Path.of("src/test/python/same_graph.py").toAbsolutePath().toString(),
              turtle.toString(),
              jsonld.toString());
      assertThat(same.code()).as(same.words()).isZero();
    }
  }

  @Test
  void theShapesFindWhatIsLeftOut() throws Exception {
    Path turtle = dcat("ttl", partner.scientist);
    String whole = Files.readString(turtle);
    String broken =
        whole
            .replaceFirst("\n  dct:description \"fetched\" ;", "")
            .replaceFirst("\"\\^\\^xsd:nonNegativeInteger", "\"^^xsd:string");
    assertThat(broken).isNotEqualTo(whole);
    Files.writeString(turtle, broken);
    conforms(turtle, "turtle", 1, "Conforms: False", "dct:description", "dcat:byteSize");
  }

  @Test
  void croissantIsValidForWhoMayFetchAndForWhoMayNot() throws Exception {
    for (String id : List.of(offered, fetched)) {
      for (String token : List.of(shop.scientist, partner.scientist, partner.manager)) {
        valid(croissant(id, token));
      }
    }
  }

  @Test
  void croissantOfAWrongKindIsFoundOut() throws Exception {
    Path file = croissant(fetched, partner.scientist);
    ObjectNode document =
        (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(file.toFile());
    ((ObjectNode) document.at("/distribution/0")).remove("contentUrl");
    ((ArrayNode) document.at("/recordSet/0/field")).addObject().put("@type", "cr:Field");
    Files.writeString(file, document.toString());
    Outcome found = run("mlcroissant", "validate", "--jsonld", file.toString());
    assertThat(found.code()).as(found.words()).isEqualTo(1);
    assertThat(found.words()).contains("contentUrl\" is mandatory");
  }

  @Test
  void theRowsAreReadAsCroissantDescribesThem() throws Exception {
    Path file = croissant(fetched, partner.scientist);
    Path bytes = folder.resolve("press.csv");
    Files.write(
        bytes,
        platform
            .get("/api/v1/datasets/" + fetched + "/versions/1/content", partner.scientist)
            .expect(200)
            .response()
            .body());
    Outcome read =
        run(
            "mlcroissant",
            "load",
            "--jsonld",
            file.toString(),
            "--record_set",
            "rows",
            "--num_records",
            "-1",
            "--mapping",
            "{\"file\":\"" + bytes + "\"}");
    assertThat(read.code()).as(read.words()).isZero();
    assertThat(read.words()).contains(PressShop.SECRET, "13.5", "Done.");
    assertThat(read.words().split("rows/0").length - 1).as(read.words()).isEqualTo(3);
  }

  private static void valid(Path file) throws Exception {
    Outcome outcome = run("mlcroissant", "validate", "--jsonld", file.toString());
    assertThat(outcome.code()).as(outcome.words()).isZero();
    assertThat(outcome.words()).contains("Done.").doesNotContain("not standard");
  }

  private static void conforms(Path file, String format, int code, String... words)
      throws Exception {
    Outcome outcome =
        run("pyshacl", "-s", shapes().toString(), "-sf", "turtle", "-df", format, file.toString());
    assertThat(outcome.code()).as(outcome.words()).isEqualTo(code);
    assertThat(outcome.words()).contains(words);
  }

  private static Path dcat(String format, String token) throws IOException {
    return saved("catalogue." + format, "/api/v1/catalogue/dcat?format=" + format, token);
  }

  private static Path croissant(String id, String token) throws IOException {
    return saved("croissant.json", "/api/v1/datasets/" + id + "/versions/1/croissant", token);
  }

  private static Path saved(String name, String path, String token) throws IOException {
    return Files.write(
        folder.resolve(name),
        platform
            .send("GET", path, token, BodyPublishers.noBody(), Map.of())
            .expect(200)
            .response()
            .body());
  }

  private record Outcome(int code, String words) {}

  private static Outcome run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(RealParts.python(program).toString()));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command);
    // Nothing of the user's settings takes part, and nothing is fetched.
    builder.environment().put("HOME", folder.toString());
    int code = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    return new Outcome(code, Files.readString(log, StandardCharsets.UTF_8));
  }
}
