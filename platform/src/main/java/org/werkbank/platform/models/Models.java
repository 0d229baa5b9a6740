package org.werkbank.platform.models;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.werkbank.contract.Input;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.runs.DriftLight;
import org.werkbank.platform.runs.ProducedModel;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunComparison;
import org.werkbank.platform.runs.ScoringRequest;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** The door to models: registering, naming, sharing, fetching and using them. */
public final class Models {
  /** The alias of the version that is in use. */
  public static final String CHAMPION = "champion";

  // An alias begins with a letter, so that it can stand where a number can.
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  private final Database database;
  private final ObjectStore store;
  private final AuditTrail audit;
  private final ModelSources sources;
  private final Access access;
  private final Clock clock;
  private final Ids ids;
  private final ModelRows rows = new ModelRows();
  private final Registration registration;
  private final Sharing sharing;
  private final ModelSight sight;

  public Models(
      Database database,
      ObjectStore store,
      AuditTrail audit,
      Members members,
      Access access,
      ModelSources sources,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.sources = sources;
    this.access = access;
    this.clock = clock;
    this.ids = ids;
    this.registration = new Registration(database, store, audit, clock, rows);
    this.sharing = new Sharing(database, audit, members, access, sources::keptColumns, clock);
    this.sight = new ModelSight(rows);
  }

  /** Makes an empty model of the user's member. */
  public Model create(CurrentUser user, String name, String description) {
    Model model =
        new Model(
            ids.next(),
            user.memberId(),
            user.memberSlug(),
            name,
            description.strip(),
            user.name(),
            clock.instant());
    return database.write(
        tx -> {
          ModelStore models = new ModelStore(tx);
          if (models.byName(user.memberSlug(), name).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "models.nameTaken", name);
          }
          models.insert(model);
          audit.record(
              tx,
              user,
              AuditEvent.of("model.created", "model", model.id(), model.memberSlug())
                  .with("name", name));
          return model;
        });
  }

  /** Registers what a finished training run of the user's member produced as the next version. */
  public SeenVersion register(CurrentUser user, String name, String runId) {
    Model model = ownModel(user, name);
    ProducedModel produced = sources.produced(user, runId);
    int version = registration.register(user, model, produced);
    return get(user, user.memberSlug(), name, String.valueOf(version));
  }

  /** The same under a new name, or under one the member has already. */
  public SeenVersion registerAs(CurrentUser user, String name, String description, String runId) {
    sources.produced(user, runId); // refuses before an empty model is left behind
    boolean isNew =
        database.read(tx -> new ModelStore(tx).byName(user.memberSlug(), name)).isEmpty();
    if (isNew) {
      create(user, name, description);
    }
    return register(user, name, runId);
  }

  /** Points an alias such as {@code champion} at a version. */
  public void setAlias(CurrentUser user, String name, String alias, int version) {
    if (!ALIAS.matcher(alias).matches()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.badAlias", alias);
    }
    SeenVersion own = own(user, name, String.valueOf(version));
    database.change(
        tx -> {
          new ModelStore(tx).setAlias(own.model().id(), alias, version);
          audit.record(
              tx,
              user,
              AuditEvent.of("model.alias.set", "model", own.model().id(), user.memberSlug())
                  .with("name", name)
                  .with("alias", alias)
                  .with("version", version));
        });
  }

  public List<Share> share(CurrentUser user, String name, String version, List<String> members) {
    sharing.with(user, own(user, name, version), members);
    return own(user, name, version).shares();
  }

  public List<Share> shareWithConsortium(CurrentUser user, String name, String version) {
    sharing.withConsortium(user, own(user, name, version));
    return own(user, name, version).shares();
  }

  /** Takes leave back from a member or, as {@code consortium}, from all; it holds at once. */
  public void unshare(CurrentUser user, String name, String version, String member) {
    sharing.end(user, own(user, name, version), member);
  }

  /** The member's own models and those shared with it, newest first. */
  public Page<SeenModel> list(CurrentUser user, PageRequest page) {
    return database.read(tx -> sight.list(tx, user, page));
  }

  /**
   * A version the user may see.
   *
   * @param version a number or an alias
   */
  public SeenVersion get(CurrentUser user, String owner, String name, String version) {
    return database
        .read(tx -> sight.find(tx, user, owner, name, version))
        .orElseThrow(() -> Problem.notFound("models.noVersion", owner + "." + name, version));
  }

  /** Part of the predictor's bytes, after use was written down; the caller closes the stream. */
  public InputStream download(CurrentUser user, SeenVersion seen, long offset, long length) {
    database.change(
        tx -> {
          audit.record(tx, user, used("model.downloaded", seen, user.memberSlug()));
          tellOwner(tx, user, seen, "downloaded");
        });
    return store.get(seen.version().bucket(), seen.version().key(), offset, length);
  }

  /** Queues a run of the user's member that scores its own rows with the version. */
  public Run score(CurrentUser user, SeenVersion seen, ModelSources.Rows asked) {
    ModelVersion version = seen.version();
    Input model =
        new Input(
            Input.MODEL,
            version.modelId(),
            String.valueOf(version.version()),
            "s3a://" + version.bucket() + "/" + version.key(),
            "application/zip",
            version.sha256(),
            version.sizeBytes(),
            List.of(),
            null);
    Run run =
        sources.score(
            user,
            new ScoringRequest(
                seen.label(),
                model,
                Grant.read(version.bucket(), version.key()),
                version.lineage().pipelineName(),
                version.lineage().pipelineVersion(),
                version.task(),
                version.features(),
                asked.datasetId(),
                asked.version(),
                asked.format()));
    database.change(tx -> tellOwner(tx, user, seen, "scored"));
    return run;
  }

  /** Agreements the version was made under that can no longer be relied on. */
  List<String> endedAgreements(SeenVersion seen) {
    return seen.version().lineage().agreements().stream().filter(id -> !access.holds(id)).toList();
  }

  /** What the training wrote for the version's page. */
  ModelReports reports() {
    return new ModelReports(store);
  }

  /** How far the rows have moved that the user's member scored last with the version. */
  Optional<DriftLight> drift(CurrentUser user, SeenVersion seen) {
    return sources.drift(user, seen.label());
  }

  /**
   * How an own version differs from the one in use, on the rows both were tested on; nothing for
   * the one in use itself, for versions of others, and where no version is.
   */
  Optional<RunComparison> againstChampion(CurrentUser user, SeenVersion seen) {
    if (!seen.isOwn() || seen.aliases().contains(CHAMPION)) {
      return Optional.empty();
    }
    return database
        .read(tx -> sight.find(tx, user, user.memberSlug(), seen.model().name(), CHAMPION))
        .map(champion -> sources.compare(user, champion.version().runId(), seen.version().runId()));
  }

  /** The run as the REST API answers it. */
  Object view(CurrentUser user, Run run) {
    return sources.view(user, run);
  }

  Page<Dataset> datasets(CurrentUser user, PageRequest page) {
    return sources.datasets(user, page);
  }

  /** The owner's steward sees that another member used the model, but not which person. */
  private void tellOwner(Transaction tx, CurrentUser user, SeenVersion seen, String how) {
    if (!seen.isOwn()) {
      audit.recordByServer(
          tx,
          used("model.used", seen, seen.model().memberSlug())
              .with("by", user.memberSlug())
              .with("how", how));
    }
  }

  private static AuditEvent used(String action, SeenVersion seen, String memberSlug) {
    return AuditEvent.of(action, "model", seen.model().id(), memberSlug)
        .with("model", seen.label());
  }

  private Model ownModel(CurrentUser user, String name) {
    return database
        .read(tx -> new ModelStore(tx).byName(user.memberSlug(), name))
        .orElseThrow(() -> Problem.notFound("models.noModel", name));
  }

  private SeenVersion own(CurrentUser user, String name, String version) {
    return get(user, user.memberSlug(), name, version);
  }
}
