package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
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
    return calls.as(
        send("/api/v1/datasets/" + id + "/versions", file, typeOf(file)), DatasetVersion.class);
  }

  /**
   * Makes one version of several CSV files with the same columns, in the natural order of their
   * names; its first column {@code __file} says which file a row came from. The platform checks the
   * hash of each. Nothing is left behind when one is refused.
   */
  public DatasetVersion uploadAll(String id, List<Path> files, UploadOptions options) {
    String drafts = "/api/v1/datasets/" + id + "/drafts";
    String draft = drafts + "/" + calls.post(drafts, Map.of()).get("id").asText();
    try {
      for (Path file : files) {
        send(draft + "/files", file, "text/csv");
      }
      return calls.post(draft + "/commit", options.body(), DatasetVersion.class);
    } catch (RuntimeException e) {
      giveUp(draft, e);
      throw e;
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

  private JsonNode send(String path, Path file, String type) {
    String name = URLEncoder.encode(nameOf(file), StandardCharsets.UTF_8);
    byte[] digest = HexFormat.of().parseHex(sha256(file));
    try {
      return calls.send(
          "PUT",
          path + "?filename=" + name,
          BodyPublishers.ofFile(file),
          Map.of(
              "Content-Type",
              type,
              "Repr-Digest",
              "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be removed now the platform removes after a week. */
  private void giveUp(String draft, RuntimeException reason) {
    try {
      calls.delete(draft);
    } catch (WerkbankException e) {
      reason.addSuppressed(e);
    }
  }

  private static String typeOf(Path file) {
    return nameOf(file).endsWith(".parquet") ? "application/vnd.apache.parquet" : "text/csv";
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("no file: " + file);
    }
    return name.toString();
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
