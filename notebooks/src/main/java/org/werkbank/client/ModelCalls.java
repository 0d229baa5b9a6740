package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Calls about models. */
public final class ModelCalls {
  private final Calls calls;

  ModelCalls(Calls calls) {
    this.calls = calls;
  }

  public void create(String name, String description) {
    calls.post("/api/v1/models", Map.of("name", name, "description", description));
  }

  /** Registers what a run produced and answers with the number of the version. */
  public int register(String name, String runId) {
    return calls
        .post("/api/v1/models/" + name + "/versions", Map.of("runId", runId))
        .get("version")
        .asInt();
  }

  public void alias(String name, String alias, int version) {
    calls.put("/api/v1/models/" + name + "/aliases/" + alias, Map.of("version", version));
  }

  public void share(String name, int version, List<String> members) {
    calls.post(
        "/api/v1/models/" + name + "/versions/" + version + "/shares", Map.of("members", members));
  }

  public void shareWithConsortium(String name, int version) {
    calls.post(
        "/api/v1/models/" + name + "/versions/" + version + "/shares",
        Map.of("members", "consortium"));
  }

  public void unshare(String name, int version, String member) {
    calls.delete("/api/v1/models/" + name + "/versions/" + version + "/shares/" + member);
  }

  /** Own models and those shared with the caller's member. */
  public List<JsonNode> list() {
    return calls.all("/api/v1/models", JsonNode.class);
  }

  public JsonNode version(String owner, String name, int version) {
    return calls.get(path(owner, name, version));
  }

  public JsonNode card(String owner, String name, int version) {
    return calls.get(path(owner, name, version) + "/card");
  }

  /** Fetches the predictor and refuses bytes that do not match the hash the platform names. */
  public void download(String owner, String name, int version, Path target) {
    HttpResponse<InputStream> response =
        calls.open(
            "GET",
            path(owner, name, version) + "/download",
            BodyPublishers.noBody(),
            Map.of("Accept", "*/*"));
    String named = response.headers().firstValue("Repr-Digest").orElse("");
    try (InputStream in = response.body()) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      byte[] bytes = HexFormat.of().parseHex(DatasetCalls.sha256(target));
      if (!named.equals("sha-256=:" + Base64.getEncoder().encodeToString(bytes) + ":")) {
        Files.delete(target);
        throw new IllegalStateException("the model's bytes do not match " + named);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Queues a run that scores the caller's own rows. */
  public Run score(String owner, String name, int version, String dataset) {
    return calls.post(
        path(owner, name, version) + "/score", Map.of("dataset", Map.of("id", dataset)), Run.class);
  }

  private static String path(String owner, String name, int version) {
    return "/api/v1/models/" + owner + "/" + name + "/versions/" + version;
  }
}
