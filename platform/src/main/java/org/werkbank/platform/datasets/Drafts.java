package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.csv.ColumnNames;
import org.werkbank.platform.datasets.csv.CsvPart;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** The door to drafts: files that come one by one and become one version together. */
public final class Drafts implements KeptObjects {
  public static final int MOST_FILES = 1_000;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Database database;
  private final AuditTrail audit;
  private final Uploads uploads;
  private final VersionNaming naming;
  private final Space space;
  private final DraftParts parts;
  private final ObjectMapper json;
  private final Clock clock;
  private final Ids ids;

  Drafts(
      Database database,
      ObjectStore store,
      AuditTrail audit,
      Uploads uploads,
      VersionNaming naming,
      Space space,
      ObjectMapper json,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.audit = audit;
    this.uploads = uploads;
    this.naming = naming;
    this.space = space;
    this.parts = new DraftParts(store);
    this.json = json;
    this.clock = clock;
    this.ids = ids;
  }

  /** Makes a draft without files. */
  public Draft create(CurrentUser user, String datasetId) {
    Draft draft =
        new Draft(
            ids.next(), datasetId, Member.bucketOf(user.memberSlug()), clock.instant(), List.of());
    database.change(
        tx -> {
          required(tx, user, datasetId);
          new DraftStore(tx).insert(draft, user.email());
          audit.record(tx, user, event("created", user.memberSlug(), datasetId, draft.id()));
        });
    return draft;
  }

  /** The draft with its files. */
  public Draft get(CurrentUser user, String datasetId, String id) {
    return database.read(
        tx -> {
          required(tx, user, datasetId);
          return new DraftStore(tx).required(datasetId, id);
        });
  }

  /** Takes a file in; one of the same name is replaced. */
  DraftFile put(CurrentUser user, String id, Upload upload, InputStream body) {
    if (upload.mediaType() != MediaType.CSV) {
      throw Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "datasets.draft.onlyCsv", upload.filename().text());
    }
    refuseTooMany(get(user, upload.datasetId(), id), upload.filename().text());
    InputStream admitted = space.admit(user, upload.expectedBytes(), body);
    DraftFile file = uploads.receiveFile(user.memberSlug(), id, upload, admitted);
    Optional<DraftFile> replaced;
    try {
      replaced = database.write(tx -> add(tx, user, upload.datasetId(), id, file));
    } catch (RuntimeException e) {
      uploads.discard(file.bucket(), file.objectKey());
      throw e;
    }
    replaced.ifPresent(old -> uploads.discard(old.bucket(), old.objectKey()));
    return file;
  }

  /** Takes a file out. */
  public void removeFile(CurrentUser user, String datasetId, String id, String filename) {
    DraftFile removed =
        database.write(
            tx -> {
              required(tx, user, datasetId);
              DraftStore drafts = new DraftStore(tx);
              DraftFile file =
                  named(drafts.locked(datasetId, id, clock.instant()), filename)
                      .orElseThrow(() -> Problem.notFound("datasets.draft.noFile", filename));
              drafts.removeFile(id, filename);
              audit.record(
                  tx,
                  user,
                  event("file.removed", user.memberSlug(), datasetId, id)
                      .with("filename", filename));
              return file;
            });
    uploads.discard(removed.bucket(), removed.objectKey());
  }

  /** Gives a draft up. */
  public void remove(CurrentUser user, String datasetId, String id) {
    Draft removed =
        database.write(
            tx -> {
              required(tx, user, datasetId);
              DraftStore drafts = new DraftStore(tx);
              Draft draft = drafts.locked(datasetId, id, clock.instant());
              drafts.remove(id);
              audit.record(tx, user, event("removed", user.memberSlug(), datasetId, id));
              return draft;
            });
    discard(removed);
  }

  /**
   * Makes a version of the files, in the natural order of their names. The draft stays as it is
   * until the version has its row, and goes with the same transaction.
   *
   * @param columns names where no file has a header line, else null
   */
  Received commit(
      CurrentUser user,
      String datasetId,
      String id,
      @Nullable List<String> columns,
      DialectChoice choice) {
    @Nullable List<String> names = columns == null ? null : ColumnNames.checked(columns);
    choice.check();
    Draft draft = get(user, datasetId, id);
    if (draft.files().isEmpty()) {
      throw Problem.of(ProblemType.CONFLICT, "datasets.draft.noFiles");
    }
    List<CsvPart> files = parts.of(draft.files(), choice);
    Uploads.Stored stored =
        uploads.merge(user.memberSlug(), datasetId, draft.files(), files, names);
    Received received;
    try {
      received = database.write(tx -> name(tx, user, draft, stored));
    } catch (RuntimeException e) {
      uploads.discard(stored.bucket(), stored.key());
      throw e;
    }
    if (received.identical()) {
      uploads.discard(stored.bucket(), stored.key());
    }
    discard(draft);
    return received;
  }

  /** Forgets drafts of a bucket that nobody has touched for long; the sweeper finds their files. */
  @Override
  public void expire(String bucket) {
    Instant latest = clock.instant().minus(KEPT);
    if (database.read(tx -> new DraftStore(tx).unchangedSince(bucket, latest)).isEmpty()) {
      return;
    }
    database.change(
        tx -> {
          DraftStore drafts = new DraftStore(tx);
          for (DraftStore.Expired row : drafts.unchangedSince(bucket, latest)) {
            drafts.remove(row.id());
            audit.recordByServer(tx, event("expired", row.memberSlug(), row.datasetId(), row.id()));
          }
        });
  }

  @Override
  public boolean isNamed(String bucket, String key) {
    return database.read(tx -> new DraftStore(tx).isNamed(bucket, key));
  }

  private void required(Transaction tx, CurrentUser user, String datasetId) {
    new DatasetStore(tx, json).required(user, datasetId);
  }

  private Optional<DraftFile> add(
      Transaction tx, CurrentUser user, String datasetId, String id, DraftFile file) {
    required(tx, user, datasetId);
    DraftStore drafts = new DraftStore(tx);
    Draft draft = drafts.locked(datasetId, id, clock.instant());
    refuseTooMany(draft, file.filename());
    Optional<DraftFile> before = named(draft, file.filename());
    drafts.removeFile(id, file.filename());
    drafts.insert(id, file);
    audit.record(
        tx,
        user,
        event("file.stored", user.memberSlug(), datasetId, id)
            .with("filename", file.filename())
            .with("sha256", file.sha256())
            .with("sizeBytes", file.sizeBytes()));
    return before;
  }

  private Received name(Transaction tx, CurrentUser user, Draft read, Uploads.Stored stored) {
    DraftStore drafts = new DraftStore(tx);
    Draft now = drafts.locked(read.datasetId(), read.id(), clock.instant());
    if (!now.files().equals(read.files())) {
      throw Problem.of(ProblemType.CONFLICT, "datasets.draft.changed");
    }
    drafts.remove(read.id());
    FileName first = new FileName(read.files().get(0).filename());
    return naming.name(
        tx, user, read.datasetId(), first.asCsvWith(read.files().size() - 1), stored);
  }

  private void discard(Draft draft) {
    draft.files().forEach(file -> uploads.discard(file.bucket(), file.objectKey()));
  }

  private static Optional<DraftFile> named(Draft draft, String filename) {
    return draft.files().stream().filter(file -> file.filename().equals(filename)).findFirst();
  }

  private static void refuseTooMany(Draft draft, String filename) {
    if (draft.files().size() >= MOST_FILES && named(draft, filename).isEmpty()) {
      throw Problem.of(ProblemType.TOO_LARGE, "datasets.draft.tooMany", MOST_FILES);
    }
  }

  private static AuditEvent event(String what, String memberSlug, String datasetId, String id) {
    return AuditEvent.of("dataset.draft." + what, "dataset", datasetId, memberSlug)
        .with("draft", id);
  }
}
