package org.werkbank.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP calls with a token; anything but success arrives as a {@link WerkbankException}. */
final class Calls {
  private final ObjectMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String token;

  Calls(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  URI address() {
    return address;
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  <T> T get(String path, Class<T> type) {
    return as(get(path), type);
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, json(body), Map.of("Content-Type", "application/json"));
  }

  <T> T post(String path, Object body, Class<T> type) {
    return as(post(path, body), type);
  }

  JsonNode put(String path, Object body) {
    return send("PUT", path, json(body), Map.of("Content-Type", "application/json"));
  }

  void delete(String path) {
    send("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  /** All pages of a list. */
  <T> List<T> all(String path, Class<T> type) {
    List<T> items = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          get(path + (path.contains("?") ? "&" : "?") + "pageSize=200&pageToken=" + token);
      page.path("items").forEach(item -> items.add(as(item, type)));
      token = page.path("nextPageToken").asText("");
    } while (!token.isEmpty() && !token.equals("null"));
    return items;
  }

  JsonNode send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    try (InputStream in = open(method, path, body, headers).body()) {
      byte[] bytes = in.readAllBytes();
      return bytes.length == 0 ? json.nullNode() : json.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new WerkbankException(0, "internal", "the answer is not JSON: " + path, List.of());
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  /** The answer as a stream, for downloads; the caller closes it. */
  HttpResponse<InputStream> open(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, body)
            .header("Authorization", "Bearer " + token)
            .header("Accept", headers.getOrDefault("Accept", "application/json"));
    headers.forEach(request::setHeader);
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() >= 300) {
        throw refused(response);
      }
      return response;
    } catch (IOException e) {
      throw cutOff(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the platform", e);
    }
  }

  <T> T as(JsonNode node, Class<T> type) {
    try {
      return json.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is no " + type.getSimpleName() + ": " + node, e);
    }
  }

  private BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private WerkbankException refused(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      @Nullable JsonNode problem = problemOf(text);
      if (problem == null) {
        return new WerkbankException(response.statusCode(), "internal", text, List.of());
      }
      List<WerkbankException.Place> places = new ArrayList<>();
      problem
          .path("errors")
          .forEach(
              error ->
                  places.add(
                      new WerkbankException.Place(
                          error.path("pointer").asText(""),
                          error.path("line").asLong(),
                          error.path("column").asInt(),
                          error.path("detail").asText(""))));
      String type = problem.path("type").asText("");
      return new WerkbankException(
          response.statusCode(),
          type.substring(type.lastIndexOf('/') + 1),
          problem.path("detail").asText(problem.path("title").asText("refused")),
          places);
    }
  }

  private @Nullable JsonNode problemOf(String text) {
    try {
      JsonNode node = json.readTree(text);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null; // an answer of something in between, such as a proxy: its text is the message
    }
  }

  private WerkbankException cutOff(IOException e) {
    return new WerkbankException(
        0, "unreachable", "no answer from " + address + ": " + e.getMessage(), List.of());
  }
}
