package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Calls about pipelines. */
public final class PipelineCalls {
  private static final String BOUNDARY = "werkbank-boundary-6f1c0e";

  private final Calls calls;

  PipelineCalls(Calls calls) {
    this.calls = calls;
  }

  /** All versions the caller may see, with their descriptors; built-in ones first. */
  public List<JsonNode> list() {
    return calls.all("/api/v1/pipelines", JsonNode.class);
  }

  /** One version; with what the check of its jar saw, for its member and the office. */
  public JsonNode version(String name, String version) {
    return calls.get("/api/v1/pipelines/" + name + "/versions/" + version.replace("+", "%2B"));
  }

  /** Hands in a jar with its descriptor; the office reviews it. */
  public JsonNode submit(Path descriptor, Path jar) {
    return calls.send(
        "POST",
        "/api/v1/pipelines",
        BodyPublishers.ofInputStream(() -> body(descriptor, jar)),
        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
  }

  private static InputStream body(Path descriptor, Path jar) {
    try {
      return new SequenceInputStream(
          Collections.enumeration(
              List.of(
                  text(part("descriptor", "descriptor.json", "application/json")),
                  Files.newInputStream(descriptor),
                  text("\r\n" + part("jar", "pipeline.jar", "application/java-archive")),
                  Files.newInputStream(jar),
                  text("\r\n--" + BOUNDARY + "--\r\n"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(String name, String filename, String type) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            .formatted(BOUNDARY, name, filename)
        + "Content-Type: "
        + type
        + "\r\n\r\n";
  }

  private static InputStream text(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
