package org.werkbank.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.app.TestSettings;
import org.werkbank.platform.app.Wiring;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.web.Route;

/**
 * A whole server on a free port with a data folder of its own, and what tests need to speak to it:
 * the office, members and users are made through the REST API as anybody would.
 */
public final class TestPlatform implements AutoCloseable {
  public static final String OFFICE_TOKEN = "office-token-of-the-tests";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Wiring wiring;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestPlatform(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Starts with the embedded store and SQLite in the folder. */
  public static TestPlatform start(Path home) {
    return start(home, Map.of());
  }

  /** Starts with settings of its own beside the defaults of the tests. */
  public static TestPlatform start(Path home, Map<String, String> settings) {
    return start(home, settings, Clock.systemUTC());
  }

  public static TestPlatform start(Path home, Map<String, String> settings, Clock clock) {
    Map<String, String> all = new HashMap<>();
    all.put("WERKBANK_HOME", home.toString());
    // Made by the first of many platforms.
    all.put("WERKBANK_CACHE", Path.of("target", "cache").toString());
    all.put("WERKBANK_PORT", "0");
    all.put("WERKBANK_ADMIN_TOKEN", OFFICE_TOKEN);
    all.put("WERKBANK_RUN_WARM", "false");
    all.putAll(settings);
    Wiring wiring = new Wiring(TestSettings.of(all), clock, new RandomIds(new SecureRandom()));
    wiring.start();
    return new TestPlatform(wiring);
  }

  public String address() {
    return wiring.address();
  }

  public List<Route> routes() {
    return wiring.routes();
  }

  /** Admits a company, or does nothing when it is one already. */
  public void admit(String slug) {
    admit(slug, "company");
  }

  public void admit(String slug, String kind) {
    String body =
        "{\"slug\":\"%s\",\"name\":\"%s GmbH\",\"kind\":\"%s\"}".formatted(slug, slug, kind);
    Answer answer = post("/api/v1/members", OFFICE_TOKEN, body);
    if (answer.status() != 201 && answer.status() != 409) {
      throw new AssertionError(answer);
    }
  }

  /** Adds a user with the roles to the member and answers with a token. */
  public String token(String memberSlug, String name, String... roles) {
    String list = "\"" + String.join("\",\"", roles) + "\"";
    String body =
        "{\"email\":\"%s@%s.example\",\"name\":\"%s\",\"roles\":[%s]}"
            .formatted(name, memberSlug, name, list);
    Answer user = post("/api/v1/members/" + memberSlug + "/users", OFFICE_TOKEN, body);
    String id = user.expect(201).json().get("id").asText();
    return post("/api/v1/users/" + id + "/tokens", OFFICE_TOKEN, "{\"name\":\"test\"}")
        .expect(201)
        .json()
        .get("token")
        .asText();
  }

  /** A member with a data scientist, whose token it answers with. */
  public String dataScientist(String memberSlug) {
    admit(memberSlug);
    return token(memberSlug, "ds", "data-scientist");
  }

  public Answer get(String path, String token) {
    return send("GET", path, token, BodyPublishers.noBody(), Map.of());
  }

  public Answer delete(String path, String token) {
    return send("DELETE", path, token, BodyPublishers.noBody(), Map.of());
  }

  public Answer post(String path, String token, String json) {
    return send(
        "POST",
        path,
        token,
        BodyPublishers.ofString(json),
        Map.of("Content-Type", "application/json"));
  }

  public Answer put(String path, String token, String json) {
    return send(
        "PUT",
        path,
        token,
        BodyPublishers.ofString(json),
        Map.of("Content-Type", "application/json"));
  }

  /** Any call; a null token sends none. */
  public Answer send(
      String method, String path, String token, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).method(method, body);
    headers.forEach(request::header);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    wiring.close();
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The same answer, or a failure that shows it. */
    public Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError("expected " + status + " but " + this);
      }
      return this;
    }

    @Override
    public String toString() {
      return response.request().method()
          + " "
          + response.uri()
          + " answered "
          + status()
          + ": "
          + text();
    }
  }
}
