package org.werkbank.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls about data sets. */
public final class DatasetCalls {
  private final Calls calls;

  DatasetCalls(Calls calls) {
    this.calls = calls;
  }

  /** Makes an empty data set and answers with its id. */
  public String create(String name, String description) {
    return calls
        .post("/api/v1/datasets", Map.of("name", name, "description", description))
        .get("id")
        .asText();
  }

  /** Streams the file as a new version; the platform checks its hash. */
  public DatasetVersion upload(String id, Path file) {
    String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
    String type = name.endsWith(".parquet") ? "application/vnd.apache.parquet" : "text/csv";
    byte[] digest = HexFormat.of().parseHex(sha256(file));
    try {
      return calls.as(
          calls.send(
              "PUT",
              "/api/v1/datasets/" + id + "/versions?filename=" + name,
              BodyPublishers.ofFile(file),
              Map.of(
                  "Content-Type",
                  type,
                  "Repr-Digest",
                  "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")),
          DatasetVersion.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what each column is for: role by column name; columns not named keep the guess. */
  public void confirmSchema(String id, Map<String, String> roles) {
    confirmSchema(id, roles, Map.of());
  }

  /**
   * The same, with when values are known ({@code before}, {@code with} or {@code after}) by column
   * name.
   */
  public void confirmSchema(String id, Map<String, String> roles, Map<String, String> availableAt) {
    List<Map<String, Object>> columns = new ArrayList<>();
    calls
        .get("/api/v1/datasets/" + id)
        .path("schema")
        .path("columns")
        .forEach(
            column -> {
              Map<String, Object> one = new LinkedHashMap<>();
              String name = column.get("name").asText();
              one.put("name", name);
              one.put("role", roles.getOrDefault(name, column.path("role").asText("feature")));
              if (column.hasNonNull("unit")) {
                one.put("unit", column.get("unit").asText());
              }
              if (availableAt.containsKey(name)) {
                one.put("availableAt", availableAt.get(name));
              }
              columns.add(one);
            });
    calls.put("/api/v1/datasets/" + id + "/schema", Map.of("columns", columns));
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
