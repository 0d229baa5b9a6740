package org.werkbank.platform.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.agreements.AgreementApi;
import org.werkbank.platform.agreements.AgreementPages;
import org.werkbank.platform.agreements.Agreements;
import org.werkbank.platform.audit.AuditApi;
import org.werkbank.platform.audit.AuditCheck;
import org.werkbank.platform.audit.AuditPages;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.catalogue.Catalogue;
import org.werkbank.platform.catalogue.CatalogueApi;
import org.werkbank.platform.catalogue.CataloguePages;
import org.werkbank.platform.catalogue.DataspaceApi;
import org.werkbank.platform.catalogue.DcatApi;
import org.werkbank.platform.dashboards.DashboardApi;
import org.werkbank.platform.dashboards.DashboardPages;
import org.werkbank.platform.dashboards.Dashboards;
import org.werkbank.platform.datasets.DatasetApi;
import org.werkbank.platform.datasets.DatasetPages;
import org.werkbank.platform.datasets.Datasets;
import org.werkbank.platform.datasets.DraftApi;
import org.werkbank.platform.datasets.KnownDatasets;
import org.werkbank.platform.datasets.SweepTimer;
import org.werkbank.platform.datasets.TrashApi;
import org.werkbank.platform.datasets.TrashPages;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.launch.LaunchSettings;
import org.werkbank.platform.launch.SparkLauncher;
import org.werkbank.platform.members.Accounts;
import org.werkbank.platform.members.IssuedToken;
import org.werkbank.platform.members.MemberApi;
import org.werkbank.platform.members.MemberPages;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.members.SignInLimit;
import org.werkbank.platform.members.SignInPages;
import org.werkbank.platform.models.ModelApi;
import org.werkbank.platform.models.ModelFilesApi;
import org.werkbank.platform.models.ModelPages;
import org.werkbank.platform.models.ModelSources;
import org.werkbank.platform.models.Models;
import org.werkbank.platform.pipelines.BuiltInPipelines;
import org.werkbank.platform.pipelines.PipelineApi;
import org.werkbank.platform.pipelines.PipelinePages;
import org.werkbank.platform.pipelines.Pipelines;
import org.werkbank.platform.pipelines.dryrun.DryRuns;
import org.werkbank.platform.runs.RunApi;
import org.werkbank.platform.runs.RunBroadcast;
import org.werkbank.platform.runs.RunComparePages;
import org.werkbank.platform.runs.RunEventsApi;
import org.werkbank.platform.runs.RunFilesApi;
import org.werkbank.platform.runs.RunGauges;
import org.werkbank.platform.runs.RunLimits;
import org.werkbank.platform.runs.RunPages;
import org.werkbank.platform.runs.RunSources;
import org.werkbank.platform.runs.RunStartPages;
import org.werkbank.platform.runs.Runs;
import org.werkbank.platform.runs.StillAllowed;
import org.werkbank.platform.runs.Supervisor;
import org.werkbank.platform.runs.SweepApi;
import org.werkbank.platform.runs.SweepDriver;
import org.werkbank.platform.runs.SweepPages;
import org.werkbank.platform.runs.Sweeps;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.MinioObjectStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.uploads.ResumableUploads;
import org.werkbank.platform.uploads.TusApi;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.Metrics;
import org.werkbank.platform.web.PlatformApi;
import org.werkbank.platform.web.Route;
import org.werkbank.platform.web.Views;
import org.werkbank.platform.web.WebServer;

/** Builds the server room by room, by hand, and takes it down in the opposite order (ADR 0007). */
public final class Wiring implements AutoCloseable {
  private final Settings settings;
  private final Clock clock;
  private final Ids ids;
  private final ObjectMapper json = Json.mapper();
  private final JsonBody body = new JsonBody(json);
  private final Map<String, Messages> messages = Messages.all();
  private final Views views = new Views(messages);
  private final Metrics metrics = new Metrics();
  private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
  private final List<Endpoints> endpoints = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Database database;
  private final ObjectStore store;
  private final SparkLauncher launcher;
  private final RunBroadcast broadcast = new RunBroadcast();
  private final DryRuns dryRuns;
  private final Supervisor supervisor;
  private final SweepTimer sweeps;
  private final SweepDriver variants;
  private final WebServer server;
  private @Nullable IssuedToken firstToken;

  public Wiring(Settings settings, Clock clock, Ids ids) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    // First, since nothing is open yet when it says that the server cannot start.
    BuiltInPipelines builtIn = BuiltInPipelines.read(settings.runs().trainingHome());
    makeHome();
    this.database = opened(Database.open(settings.database()));
    parts.put("database", database::isReachable);
    this.store = opened(openStore());
    parts.put("store", store::isReachable);
    this.launcher = opened(openLauncher());
    AuditTrail audit = new AuditTrail(database, json, clock, ids);
    Members members = new Members(database, audit, clock, ids);
    Accounts accounts = accounts(audit, members);
    endpoints.add(new AuditApi(audit, new AuditCheck(database), json));
    endpoints.add(new AuditPages(audit, views));
    this.dryRuns =
        opened(
            new DryRuns(database, store, launcher, messages, settings.runs().memoryMiB(), clock));
    Pipelines pipelines = pipelines(builtIn, audit);
    Access access = new Access(database, clock);
    Datasets datasets =
        opened(new Datasets(database, store, audit, access, members::quota, json, clock, ids));
    Agreements agreements = agreements(audit, members, datasets, access);
    endpoints.add(new DatasetApi(datasets, body));
    endpoints.add(new DraftApi(datasets.drafts(), body));
    endpoints.add(new TrashApi(datasets, body));
    endpoints.add(new TrashPages(datasets, views));
    ResumableUploads resumable =
        opened(new ResumableUploads(database, store, datasets.arrivals(), audit, clock, ids));
    endpoints.add(new TusApi(resumable));
    this.sweeps = opened(new SweepTimer(datasets.sweeper(resumable), datasets.trash(), members));
    this.supervisor = opened(openSupervisor(audit, access, pipelines));
    agreements.listen(supervisor::wake);
    RunSources sources = RunSources.of(datasets, pipelines);
    Runs runs = runs(audit, sources);
    this.variants = opened(variants(audit, accounts, sources, runs));
    RunEventsApi events = new RunEventsApi(runs, broadcast);
    endpoints.add(events);
    Models models =
        new Models(
            database, store, audit, members, access, ModelSources.of(runs, datasets), clock, ids);
    models(audit, members, models, runs);
    endpoints.add(new PlatformApi(json, parts, metrics, this::routes));
    this.server =
        opened(
            new WebServer(
                settings.web(), accounts, json, messages, views, ids, metrics, endpoints));
    // Closed first: the server would wait for the streams that are still open.
    opened(events);
  }

  private ObjectStore openStore() {
    Settings.StoreSettings store = settings.store();
    if (store.endpoint() == null || store.accessKey() == null || store.secretKey() == null) {
      return EmbeddedStore.open(settings.home().resolve("objects"), clock, ids::secret);
    }
    return MinioObjectStore.remote(
        new StoreAddress(store.endpoint(), store.region()), store.accessKey(), store.secretKey());
  }

  private SparkLauncher openLauncher() {
    Settings.RunSettings runs = settings.runs();
    return new SparkLauncher(
        new LaunchSettings(
            settings.home().resolve("work"),
            runs.cache(),
            runs.trainingHome(),
            runs.sparkMaster(),
            runs.memoryMiB(),
            runs.cores(),
            runs.warm(),
            runs.unprotected()),
        store,
        clock);
  }

  private Accounts accounts(AuditTrail audit, Members members) {
    Accounts accounts = new Accounts(database, audit, clock, ids);
    firstToken = accounts.firstStart(settings.adminToken()).orElse(null);
    endpoints.add(new MemberApi(members, accounts, body));
    endpoints.add(new SignInPages(accounts, new SignInLimit(), views));
    endpoints.add(new MemberPages(members, accounts, views, clock));
    return accounts;
  }

  private Agreements agreements(
      AuditTrail audit, Members members, Datasets datasets, Access access) {
    Agreements agreements =
        new Agreements(database, audit, members, datasets, access, messages, json, clock, ids);
    endpoints.add(new AgreementApi(agreements, body));
    endpoints.add(new AgreementPages(agreements, audit, json, views));
    endpoints.add(new DatasetPages(datasets, agreements, views));
    catalogue(members, access, agreements);
    return agreements;
  }

  private void catalogue(Members members, Access access, Agreements agreements) {
    KnownDatasets known = new KnownDatasets(database, access, json);
    known.describeOld();
    Catalogue catalogue = new Catalogue(known, agreements, members);
    endpoints.add(new CatalogueApi(catalogue));
    endpoints.add(new CataloguePages(catalogue, views));
    endpoints.add(new DcatApi(catalogue, json));
    endpoints.add(new DataspaceApi(catalogue, body));
  }

  private Pipelines pipelines(BuiltInPipelines builtIn, AuditTrail audit) {
    Pipelines pipelines = new Pipelines(builtIn, database, store, audit, dryRuns, clock, ids);
    endpoints.add(new PipelineApi(pipelines, body));
    endpoints.add(new PipelinePages(pipelines, views));
    return pipelines;
  }

  private Supervisor openSupervisor(AuditTrail audit, Access access, Pipelines pipelines) {
    Settings.RunSettings runs = settings.runs();
    RunLimits limits =
        RunLimits.of(runs.slots(), runs.memoryMiB(), runs.cores(), runs.maxDurationSeconds());
    StillAllowed allowed =
        new StillAllowed() {
          @Override
          public boolean agreementHolds(String agreementId) {
            return access.holds(agreementId);
          }

          @Override
          public void requireStartable(String pipeline, String version) {
            pipelines.startable(pipeline, version);
          }
        };
    return new Supervisor(
        database, audit, launcher, store, broadcast, limits, messages, allowed, clock);
  }

  private void models(AuditTrail audit, Members members, Models models, Runs runs) {
    endpoints.add(new ModelApi(models, body));
    endpoints.add(new ModelFilesApi(models, views));
    endpoints.add(new ModelPages(models, members, views));
    Dashboards dashboards = new Dashboards(database, audit, models, runs::list, clock);
    endpoints.add(new DashboardApi(dashboards, body));
    endpoints.add(new DashboardPages(dashboards, members, views));
  }

  private SweepDriver variants(AuditTrail audit, Accounts accounts, RunSources sources, Runs runs) {
    Sweeps tried =
        new Sweeps(database, audit, sources, supervisor, runs, accounts::byId, clock, ids);
    endpoints.add(new SweepApi(tried, body));
    endpoints.add(new SweepPages(tried, sources, views, json));
    return tried.driver();
  }

  private Runs runs(AuditTrail audit, RunSources sources) {
    Runs runs = new Runs(database, audit, sources, supervisor, clock, ids);
    RunGauges.bind(metrics.registry(), database, supervisor, broadcast);
    // Before the routes of one run, which would take "compare" for its id.
    endpoints.add(new RunComparePages(runs, views, json));
    endpoints.add(new RunApi(runs, body));
    endpoints.add(new RunFilesApi(runs, supervisor));
    endpoints.add(new RunStartPages(runs, sources, views));
    endpoints.add(new RunPages(runs, sources, supervisor, views, json));
    return runs;
  }

  public void start() {
    supervisor.start();
    variants.start();
    server.start();
    launcher.begin();
    dryRuns.start();
    sweeps.start();
  }

  public String address() {
    return server.address();
  }

  public List<Route> routes() {
    return server.routes();
  }

  /** The office's first token, when this start made it and nobody had chosen it. */
  public Optional<String> firstToken() {
    return settings.adminToken() == null
        ? Optional.ofNullable(firstToken).map(IssuedToken::token)
        : Optional.empty();
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private void makeHome() {
    try {
      Files.createDirectories(settings.home());
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + settings.home() + " cannot be made", e);
    }
  }
}
