package org.werkbank.platform.uploads;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** Speaks tus for a test, call by call, as somebody with a token. */
record Tus(TestPlatform platform, String token) {
  private static final String BYTES = "application/offset+octet-stream";

  String dataset() {
    return platform
        .post("/api/v1/datasets", token, "{\"name\":\"mill\",\"description\":\"\"}")
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  /** Begins an upload of so many bytes to a new data set and answers with its address. */
  String begin(long length) {
    return create(length, metadata(dataset(), "press.csv", Map.of()))
        .expect(201)
        .header("Location");
  }

  Answer create(Object length, String metadata) {
    return call(
        "POST",
        "/files",
        BodyPublishers.noBody(),
        Map.of("Upload-Length", String.valueOf(length), "Upload-Metadata", metadata));
  }

  Answer head(String file) {
    return call("HEAD", file, BodyPublishers.noBody(), Map.of());
  }

  long offset(String file) {
    return Long.parseLong(head(file).expect(200).header("Upload-Offset"));
  }

  Answer patch(String file, long offset, byte[] bytes, int from, int length) {
    return patch(file, offset, BodyPublishers.ofByteArray(bytes, from, length), Map.of());
  }

  Answer patch(String file, Object offset, BodyPublisher body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", BYTES);
    headers.put("Upload-Offset", String.valueOf(offset));
    headers.putAll(more);
    return call("PATCH", file, body, headers);
  }

  Answer delete(String file) {
    return call("DELETE", file, BodyPublishers.noBody(), Map.of());
  }

  /** Any call that speaks the protocol; a header with an empty value is left out. */
  Answer call(String method, String path, BodyPublisher body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Tus-Resumable", "1.0.0");
    headers.put("Accept", "*/*");
    headers.putAll(more);
    headers.values().removeIf(String::isEmpty);
    return platform.send(method, path, token, body, headers);
  }

  static String metadata(String dataset, String filename, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("dataset", dataset);
    all.put("filename", filename);
    return all.entrySet().stream()
        .map(one -> one.getKey() + " " + base64(one.getValue().getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining(","));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
