package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Input;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.agreements.DataRef;
import org.werkbank.platform.agreements.OfferedData;
import org.werkbank.platform.agreements.Under;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** The door to data sets. */
public final class Datasets implements AutoCloseable, OfferedData {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 5_000;

  private final Database database;
  private final ObjectStore store;
  private final AuditTrail audit;
  private final Access access;
  private final ObjectMapper json;
  private final Clock clock;
  private final Ids ids;
  private final Uploads uploads;
  private final VersionNaming naming;
  private final Drafts drafts;
  private final Arrivals arrivals;
  private final Space space;
  private final Trash trash;

  public Datasets(
      Database database,
      ObjectStore store,
      AuditTrail audit,
      Access access,
      Quotas quotas,
      ObjectMapper json,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.access = access;
    this.json = json;
    this.clock = clock;
    this.ids = ids;
    this.uploads = new Uploads(store, ids);
    this.space = new Space(database, quotas);
    this.trash = new Trash(database, store, audit, access, json, clock);
    this.naming = new VersionNaming(audit, space, json, clock);
    this.arrivals = new Arrivals(database, uploads, naming, space, this);
    this.drafts = new Drafts(database, store, audit, uploads, naming, space, json, clock, ids);
  }

  /** Makes a data set without versions. */
  public Dataset create(CurrentUser user, String name, String description) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.badName", LONGEST_NAME);
    }
    if (description.length() > LONGEST_DESCRIPTION) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.badDescription", LONGEST_DESCRIPTION);
    }
    Dataset dataset =
        new Dataset(
            ids.next(),
            user.memberId(),
            user.memberSlug(),
            name.strip(),
            description.strip(),
            clock.instant(),
            null);
    database.change(
        tx -> {
          storeIn(tx).insert(dataset);
          record(tx, user, "dataset.created", dataset.id());
        });
    return dataset;
  }

  /** The data set, when the user's member owns it. */
  public Dataset get(CurrentUser user, String id) {
    return database.read(tx -> storeIn(tx).required(user, id).dataset());
  }

  /** The same with schema and versions. */
  public DatasetDetail detail(CurrentUser user, String id) {
    return database.read(
        tx -> {
          DatasetStore.Row row = storeIn(tx).required(user, id);
          DatasetStore found = storeIn(tx);
          return new DatasetDetail(row.dataset(), found.schema(row), found.versions(id));
        });
  }

  /** The same of any data set the user may know of; single values are not in it. */
  public DatasetDetail described(CurrentUser user, String id) {
    return database.read(
        tx -> {
          DatasetStore.Row row = allowed(tx, user, id, Action.DISCOVER).row();
          DatasetStore found = storeIn(tx);
          Schema schema = found.schema(row);
          boolean isOwn = row.memberId().equals(user.memberId());
          return new DatasetDetail(
              row.dataset(), isOwn ? schema : new OthersView(schema).schema(), found.versions(id));
        });
  }

  @Override
  public Optional<DataRef> find(String id) {
    return database.read(tx -> storeIn(tx).byId(id).map(DatasetStore.Row::ref));
  }

  /** Names of columns that are for the owner alone; to refuse, never to show to others. */
  @Override
  public Set<String> keptColumns(String id) {
    return database.read(
        tx ->
            storeIn(tx).byId(id).map(row -> storeIn(tx).schema(row)).stream()
                .flatMap(schema -> schema.columns().stream())
                .filter(SchemaColumn::isProtected)
                .map(SchemaColumn::name)
                .collect(Collectors.toSet()));
  }

  /** Data sets of other members that the user's member may learn from. */
  public List<Dataset> granted(CurrentUser user) {
    return database.read(
        tx ->
            storeIn(tx).byIds(access.datasetsFor(tx, user, Action.TRAIN)).stream()
                .map(DatasetStore.Row::dataset)
                .toList());
  }

  /** The user's member's data sets, newest first. */
  public Page<Dataset> list(CurrentUser user, PageRequest page) {
    List<DatasetStore.Row> rows = database.read(tx -> storeIn(tx).list(user.memberId(), page));
    return Page.of(rows, page, row -> new PageKey(row.createdAt(), row.id()))
        .map(DatasetStore.Row::dataset);
  }

  /**
   * A version.
   *
   * @param version its number, or null for the latest
   */
  public DatasetVersion version(CurrentUser user, String id, @Nullable Integer version) {
    return database.read(
        tx -> {
          Allowed allowed = allowed(tx, user, id, Action.PREVIEW);
          DatasetVersion found = requiredVersion(tx, allowed.row(), version);
          return allowed.under().isEmpty()
              ? found
              : new OthersView(confirmed(tx, allowed.row())).version(found);
        });
  }

  /** A version whose bytes the user is about to get; of foreign data the owner is told. */
  public DatasetVersion download(CurrentUser user, String id, int version) {
    return database.write(
        tx -> {
          Allowed allowed = allowed(tx, user, id, Action.DOWNLOAD);
          if (allowed.under().isPresent()
              && confirmed(tx, allowed.row()).columns().stream()
                  .anyMatch(SchemaColumn::isProtected)) {
            throw Problem.of(ProblemType.CONFLICT, "datasets.keptColumns", allowed.row().name());
          }
          DatasetVersion found = requiredVersion(tx, allowed.row(), version);
          allowed
              .under()
              .ifPresent(
                  under ->
                      audit.record(
                          tx,
                          user,
                          AuditEvent.of("dataset.downloaded", "dataset", id, under.owner())
                              .with("by", user.memberSlug())
                              .with("agreement", under.agreementId())
                              .with("version", version)));
          return found;
        });
  }

  /** The bytes of a version as they came; the caller closes the stream. */
  public InputStream content(DatasetVersion version, long offset, long length) {
    return store.get(version.bucket(), version.objectKey(), offset, length);
  }

  /** The workbook a version was made of, as it came. */
  KeptOriginal original(DatasetVersion version) {
    return KeptOriginal.of(version).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("datasets.noOriginal", version.version()));
  }

  /** Its bytes; the caller closes the stream. */
  InputStream content(DatasetVersion version, KeptOriginal original, long offset, long length) {
    return store.get(version.bucket(), original.key(), offset, length);
  }

  /** Takes in a new version; the same bytes again lead to the version there is. */
  Received receive(CurrentUser user, Upload upload, InputStream body) {
    Dataset dataset = get(user, upload.datasetId());
    InputStream admitted = space.admit(user, upload.expectedBytes(), body);
    Uploads.Stored stored = uploads.receive(dataset.memberSlug(), upload, admitted);
    Received received;
    try {
      received =
          database.write(
              tx -> naming.name(tx, user, upload.datasetId(), nameOf(upload, stored), stored));
    } catch (RuntimeException e) {
      uploads.discard(stored.bucket(), stored.key());
      throw e;
    }
    if (received.identical()) {
      uploads.discard(stored.bucket(), stored.key());
    }
    return received;
  }

  /** Confirms what each column is for; columns not named keep the guess. */
  Schema confirmSchema(CurrentUser user, String id, List<SchemaCheck.Said> said) {
    return database.write(
        tx -> {
          DatasetStore.Row row = storeIn(tx).required(user, id);
          if (row.latestVersion() == null) {
            throw Problem.of(ProblemType.CONFLICT, "datasets.noVersion", row.name());
          }
          Schema schema = SchemaCheck.confirmed(storeIn(tx).schema(row), said);
          storeIn(tx).saveSchema(id, schema, clock.instant());
          record(tx, user, "dataset.schema.confirmed", id);
          return schema;
        });
  }

  /**
   * A version as a run reads it.
   *
   * @param version its number, or null for the latest
   * @param action what the run is for
   */
  public DatasetInput inputFor(
      CurrentUser user, String id, @Nullable Integer version, Action action) {
    return database.read(
        tx -> {
          Allowed allowed = allowed(tx, user, id, action);
          DatasetStore.Row row = allowed.row();
          DatasetVersion found = requiredVersion(tx, row, version);
          Schema schema = confirmed(tx, row);
          List<Column> columns = SchemaColumns.inFileOrder(schema, found.profile());
          Input input =
              new Input(
                  Input.DATA,
                  id,
                  String.valueOf(found.version()),
                  "s3a://" + found.bucket() + "/" + found.objectKey(),
                  found.mediaType(),
                  found.sha256(),
                  found.sizeBytes(),
                  allowed.under().isEmpty() ? columns : new OthersView(schema).forRun(columns),
                  found.dialect());
          return new DatasetInput(
              row.dataset(),
              found.version(),
              input,
              Grant.read(found.bucket(), found.objectKey()),
              found.rows(),
              allowed.under().orElse(null));
        });
  }

  /** Nobody but the owner uses data before the owner has said what each column is. */
  private Schema confirmed(Transaction tx, DatasetStore.Row row) {
    Schema schema = storeIn(tx).schema(row);
    if (!schema.confirmed()) {
      throw Problem.of(ProblemType.CONFLICT, "datasets.confirmFirst", row.name());
    }
    return schema;
  }

  private record Allowed(DatasetStore.Row row, Optional<Under> under) {}

  private Allowed allowed(Transaction tx, CurrentUser user, String id, Action action) {
    DatasetStore.Row row =
        storeIn(tx).byId(id).orElseThrow(() -> Problem.notFound("datasets.noDataset", id));
    return new Allowed(
        row,
        access.require(
            tx, user, row.ref(), action, () -> Problem.notFound("datasets.noDataset", id)));
  }

  /** How data sets end. */
  public Trash trash() {
    return trash;
  }

  /** What they take. */
  public Space space() {
    return space;
  }

  /** The files of versions to be, kept together until they are complete. */
  public Drafts drafts() {
    return drafts;
  }

  /** Files that another room brings into the store. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /**
   * Sweeps away what no row names, and drafts nobody goes on with.
   *
   * @param others keep objects for a while as well
   */
  public OrphanSweeper sweeper(KeptObjects... others) {
    List<KeptObjects> keepers = new ArrayList<>(List.of(others));
    keepers.add(drafts);
    return new OrphanSweeper(
        store,
        clock,
        keepers,
        (bucket, key) ->
            database.read(tx -> storeIn(tx).isNamed(bucket, KeptOriginal.keyInRow(key))));
  }

  @Override
  public void close() {
    uploads.close();
  }

  /** What was rewritten is a CSV file, whatever the file it was made of is called. */
  static String nameOf(Upload upload, Uploads.Stored stored) {
    return stored.parts().isEmpty() ? upload.filename().text() : upload.filename().asCsvWith(0);
  }

  private void record(Transaction tx, CurrentUser user, String action, String id) {
    audit.record(tx, user, AuditEvent.of(action, "dataset", id, user.memberSlug()));
  }

  private DatasetStore storeIn(Transaction tx) {
    return new DatasetStore(tx, json);
  }

  private DatasetVersion requiredVersion(
      Transaction tx, DatasetStore.Row row, @Nullable Integer version) {
    Integer number = version == null ? row.latestVersion() : version;
    if (number == null) {
      throw Problem.of(ProblemType.CONFLICT, "datasets.noVersion", row.name());
    }
    return storeIn(tx)
        .version(row.id(), number)
        .orElseThrow(() -> Problem.notFound("datasets.noSuchVersion", number, row.name()));
  }
}
