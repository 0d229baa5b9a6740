package org.werkbank.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditApi;
import org.werkbank.platform.audit.AuditCheck;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.dashboards.DashboardApi;
import org.werkbank.platform.dashboards.DashboardPages;
import org.werkbank.platform.dashboards.Dashboards;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.TestDatabase;
import org.werkbank.platform.members.Accounts;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.members.SignInLimit;
import org.werkbank.platform.members.SignInPages;
import org.werkbank.platform.members.User;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.Metrics;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Route;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;
import org.werkbank.platform.web.WebSettings;

/** The rooms of models and dashboards on a real database, store and web server. */
public final class ModelsPlatform implements AutoCloseable {
  private static final ObjectMapper JSON = Json.mapper();
  public static final String OFFICE_TOKEN = "office-token-of-the-tests";

  public final FakeModelSources sources;
  public final Models models;
  public final Dashboards dashboards;
  final ObjectStore store;
  private final Database database;
  private final Accounts accounts;
  private final Members members;
  private final WebServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Member> admitted = new HashMap<>();

  /** Somebody with a token. */
  public record Person(CurrentUser user, String token) {}

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(text(), e);
      }
    }

    public Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            "expected " + status + " but " + response.uri() + " answered " + status() + text());
      }
      return this;
    }
  }

  private ModelsPlatform(Path home, Dialect dialect, Clock clock) {
    Ids ids = new RandomIds(new SecureRandom());
    database = TestDatabase.open(dialect, home);
    store = EmbeddedStore.open(home.resolve("objects"), clock, ids::secret);
    AuditTrail audit = new AuditTrail(database, JSON, clock, ids);
    members = new Members(database, audit, clock, ids);
    accounts = new Accounts(database, audit, clock, ids);
    accounts.firstStart(OFFICE_TOKEN);
    sources = new FakeModelSources(store, clock);
    models =
        new Models(
            database, store, audit, members, new Access(database, clock), sources, clock, ids);
    dashboards = new Dashboards(database, audit, models, sources, clock);
    Map<String, Messages> messages = Messages.all();
    Views views = new Views(messages);
    JsonBody body = new JsonBody(JSON);
    List<Endpoints> rooms =
        List.of(
            new SignInPages(accounts, new SignInLimit(), views),
            new AuditApi(audit, new AuditCheck(database), Json.mapper()),
            new ModelApi(models, body),
            new ModelFilesApi(models, views),
            new ModelPages(models, members, views),
            new DashboardApi(dashboards, body),
            new DashboardPages(dashboards, members, views));
    server =
        new WebServer(
            new WebSettings("127.0.0.1", 0),
            accounts,
            JSON,
            messages,
            views,
            ids,
            new Metrics(),
            rooms);
    server.start();
  }

  public static ModelsPlatform start(Path home) {
    return start(home, Dialect.SQLITE);
  }

  public static ModelsPlatform start(Path home, Dialect dialect) {
    return new ModelsPlatform(home, dialect, Clock.systemUTC());
  }

  /** A user with the roles; the member is admitted when it is new. */
  public Person person(String slug, Role... roles) {
    CurrentUser office = accounts.byToken(OFFICE_TOKEN).orElseThrow();
    admitted.computeIfAbsent(slug, s -> members.admit(office, s, s + " GmbH", MemberKind.COMPANY));
    String email = admitted.size() + roles[0].slug() + System.nanoTime() + "@" + slug + ".example";
    User user = members.addUser(office, slug, email, roles[0].slug(), Set.of(roles));
    String token = accounts.issueToken(office, user.id(), "test", null).token();
    return new Person(accounts.byToken(token).orElseThrow(), token);
  }

  /** A model with one version of a run with the evaluation. */
  public SeenVersion registered(
      Person person, String name, String runId, org.werkbank.contract.Evaluation evaluation) {
    sources.trained(person.user(), runId, evaluation);
    return models.registerAs(person.user(), name, "Wird dieses Teil Ausschuss?", runId);
  }

  public String address() {
    return server.address();
  }

  public List<Route> routes() {
    return server.routes();
  }

  public Answer get(Person person, String path, String... headers) {
    return send("GET", person, path, null, headers);
  }

  public Answer post(Person person, String path, String json) {
    return send("POST", person, path, json);
  }

  public Answer put(Person person, String path, String json) {
    return send("PUT", person, path, json);
  }

  public Answer delete(Person person, String path) {
    return send("DELETE", person, path, null);
  }

  public Answer send(String method, Person person, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", "Bearer " + person.token())
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    store.close();
    database.close();
  }
}
