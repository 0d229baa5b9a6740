package org.werkbank.platform.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.DatabaseSettings;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.members.Accounts;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.members.User;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.Metrics;
import org.werkbank.platform.web.Role;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;
import org.werkbank.platform.web.WebSettings;

/**
 * The room of runs with a real database and a real web server, on scripted processes and objects in
 * memory. A second one on the same folder, launcher and store is the server after a restart.
 */
final class RunsPlatform implements AutoCloseable {
  static final RunLimits LIMITS =
      new RunLimits(
          1, 2048, 2, 3600, Duration.ofMillis(10), Duration.ofMinutes(1), Duration.ofMillis(100));

  private static final ObjectMapper JSON = Json.mapper();
  private static final String OFFICE_TOKEN = "office-token-of-the-tests";

  final MemoryObjectStore store;
  final ScriptedLauncher launcher;
  final FakeSources sources;
  final Runs runs;
  final Supervisor supervisor;
  final Sweeps sweeps;
  final Database database;
  final AuditTrail audit;
  final Set<String> ended = ConcurrentHashMap.newKeySet();
  final RunBroadcast broadcast = new RunBroadcast();
  final Metrics metrics = new Metrics();
  private final Accounts accounts;
  private final Members members;
  private final WebServer server;
  private final RunEventsApi events;
  private boolean closed;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunsPlatform(
      Path home,
      MemoryObjectStore store,
      ScriptedLauncher launcher,
      FakeSources sources,
      RunLimits limits,
      Clock clock) {
    this.store = store;
    this.launcher = launcher;
    this.sources = sources;
    Ids ids = new RandomIds(new SecureRandom());
    database =
        Database.open(
            new DatabaseSettings("jdbc:sqlite:" + home.resolve("werkbank.db"), null, null));
    audit = new AuditTrail(database, JSON, clock, ids);
    members = new Members(database, audit, clock, ids);
    accounts = new Accounts(database, audit, clock, ids);
    accounts.firstStart(OFFICE_TOKEN);
    Map<String, Messages> messages = Messages.all();
    supervisor =
        new Supervisor(
            database,
            audit,
            launcher,
            store,
            broadcast,
            limits,
            messages,
            agreement -> !ended.contains(agreement),
            clock);
    runs = new Runs(database, audit, sources, supervisor, clock, ids);
    sweeps = new Sweeps(database, audit, sources, supervisor, runs, accounts::byId, clock, ids);
    RunGauges.bind(metrics.registry(), database, supervisor, broadcast);
    events = new RunEventsApi(runs, broadcast);
    Views views = new Views(messages);
    List<Endpoints> endpoints =
        new ArrayList<>(
            List.of(
                new RunComparePages(runs, views, JSON),
                new RunApi(runs, new JsonBody(JSON)),
                new SweepApi(sweeps, new JsonBody(JSON)),
                new SweepPages(sweeps, sources, views, JSON),
                new RunFilesApi(runs, supervisor),
                events,
                new RunStartPages(runs, sources, views),
                new RunPages(runs, sources, supervisor, views, JSON),
                new org.werkbank.platform.members.SignInPages(
                    accounts, new org.werkbank.platform.members.SignInLimit(), views)));
    server =
        new WebServer(
            new WebSettings("127.0.0.1", 0),
            accounts,
            JSON,
            messages,
            views,
            ids,
            metrics,
            endpoints);
    server.start();
    supervisor.start();
    sweeps.driver().start();
  }

  static RunsPlatform start(Path home) {
    return start(home, LIMITS, Clock.systemUTC());
  }

  static RunsPlatform start(Path home, RunLimits limits, Clock clock) {
    if (!home.toFile().isDirectory() && !home.toFile().mkdirs()) {
      throw new IllegalStateException("cannot make " + home);
    }
    MemoryObjectStore store = new MemoryObjectStore();
    return new RunsPlatform(
        home,
        store,
        new ScriptedLauncher(home.resolve("work"), store),
        new FakeSources(),
        limits,
        clock);
  }

  /** Stops this server, leaves its processes alone and starts another on the same ground. */
  RunsPlatform restart(Path home) throws Exception {
    close();
    return new RunsPlatform(home, store, launcher, sources, LIMITS, Clock.systemUTC());
  }

  /** A user of a new member with the roles, and the token. */
  Person person(String slug, Role... roles) {
    CurrentUser office = accounts.byToken(OFFICE_TOKEN).orElseThrow();
    Member member = members.admit(office, slug, slug + " GmbH", MemberKind.COMPANY);
    return colleague(slug, member.id(), roles);
  }

  /** Another user of a member that there is. */
  Person colleague(String slug, String memberId, Role... roles) {
    CurrentUser office = accounts.byToken(OFFICE_TOKEN).orElseThrow();
    String name = roles[0].slug();
    User user = members.addUser(office, slug, name + "@" + slug + ".example", name, Set.of(roles));
    String token = accounts.issueToken(office, user.id(), "test", null).token();
    return new Person(accounts.byToken(token).orElseThrow(), token);
  }

  /** A data scientist of a new member with a data set of the member's name. */
  Person withDataset(String slug) {
    Person person = person(slug, Role.DATA_SCIENTIST);
    sources.dataset(person.user(), slug, Samples.columns(false));
    return person;
  }

  String address() {
    return server.address();
  }

  record Person(CurrentUser user, String token) {}

  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(text(), e);
      }
    }

    Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError("expected " + status + " but was " + status() + ": " + text());
      }
      return this;
    }
  }

  Answer get(Person person, String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(person, path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  Answer post(Person person, String path, String json) throws Exception {
    HttpRequest request =
        request(person, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return new Answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** A page of the browser, as JSON callers never see it. */
  Answer page(Person person, String path, String language) throws Exception {
    return get(person, path, "Accept", "text/html", "Accept-Language", language);
  }

  Answer form(Person person, String path, String body) throws Exception {
    HttpRequest request =
        request(person, path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .header("Accept-Language", "de")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return new Answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  HttpRequest.Builder request(Person person, String path) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + person.token());
  }

  HttpClient http() {
    return http;
  }

  /** Queues a run with the pipeline's defaults and answers with its id. */
  String startRun(Person person) throws Exception {
    String body =
        "{\"pipeline\":{\"name\":\"quality-forest\"},\"dataset\":{\"id\":\"%s\"}}"
            .formatted(person.user().memberSlug());
    return post(person, "/api/v1/runs", body).expect(202).json().get("id").asText();
  }

  /** Waits until the run is in the state; one that ended otherwise fails at once. */
  JsonNode awaitState(Person person, String id, RunState state) throws Exception {
    JsonNode[] last = new JsonNode[1];
    await(
        () -> {
          last[0] = uncheckedRun(person, id);
          RunState now = RunState.valueOf(last[0].get("state").asText());
          if (now != state && now.isTerminal()) {
            throw new AssertionError("run ended otherwise: " + last[0]);
          }
          return now == state;
        });
    return last[0];
  }

  static void await(Supplier<Boolean> condition) {
    await(Duration.ofSeconds(30), condition);
  }

  static void await(Duration patience, Supplier<Boolean> condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.get()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + patience);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  private JsonNode uncheckedRun(Person person, String id) {
    try {
      return get(person, "/api/v1/runs/" + id).expect(200).json();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws Exception {
    if (closed) {
      return;
    }
    closed = true;
    events.close();
    server.close();
    sweeps.driver().close();
    supervisor.close();
    database.close();
    if (store.openStreams() > 0) {
      throw new AssertionError(store.openStreams() + " streams of the store were left open");
    }
  }
}
