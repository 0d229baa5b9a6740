package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/**
 * The door to the end of a data set: it is kept for a while, lies in the trash for thirty days and
 * is then deleted, rows, words and objects, up to the record that says so (ADR 0026).
 */
public final class Trash {
  private static final Logger LOG = LoggerFactory.getLogger(Trash.class);

  /** For so long a data set can be restored. */
  static final Duration KEPT = Duration.ofDays(30);

  public static final int LONGEST_DAYS = 36_500;
  private static final int BATCH = 100;

  private final Database database;
  private final ObjectStore store;
  private final AuditTrail audit;
  private final Access access;
  private final ObjectMapper json;
  private final Clock clock;

  Trash(
      Database database,
      ObjectStore store,
      AuditTrail audit,
      Access access,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.access = access;
    this.json = json;
    this.clock = clock;
  }

  /** Puts a data set there, unless others rely on it. */
  void put(CurrentUser user, String id) {
    database.change(
        tx -> {
          DatasetStore.Row row = required(tx, user, id);
          if (access.isPromised(tx, id)) {
            throw Problem.of(ProblemType.CONFLICT, "datasets.trash.promised", row.name());
          }
          storeIn(tx).trash(id, clock.instant(), user.email());
          audit.record(tx, user, event("trashed", id, user.memberSlug()));
        });
  }

  Page<TrashedDataset> list(CurrentUser user, PageRequest page) {
    List<TrashStore.Row> rows = database.read(tx -> storeIn(tx).list(user.memberId(), page));
    return Page.of(rows, page, row -> new PageKey(row.trashedAt(), row.id()))
        .map(row -> row.dataset(KEPT));
  }

  /** Brings it back; a retention that is over ends, or the next round would take it again. */
  void restore(CurrentUser user, String id) {
    database.change(
        tx -> {
          trashed(tx, user, id);
          Instant until = retention(tx, id).until();
          if (until != null && !until.isAfter(clock.instant())) {
            storeIn(tx).keepFor(id, null);
          }
          storeIn(tx).restore(id);
          new DatasetStore(tx, json).describe(id);
          audit.record(tx, user, event("restored", id, user.memberSlug()));
        });
  }

  /** Deletes for good; objects a store does not let go of now, the server removes later. */
  Deletion delete(CurrentUser user, String id) {
    database.change(
        tx -> {
          storeIn(tx).begin(trashed(tx, user, id), clock.instant(), user.email());
          audit.record(tx, user, event("deletion.begun", id, user.memberSlug()));
        });
    TrashStore.DeletionRow begun = database.read(tx -> storeIn(tx).deletion(id));
    removeObjectsNowOrLater(begun);
    return database.read(tx -> storeIn(tx).deletion(id)).deletion();
  }

  /** What was deleted, the newest first. */
  Page<Deletion> deletions(CurrentUser user, PageRequest page) {
    List<TrashStore.DeletionRow> rows =
        database.read(tx -> storeIn(tx).deletions(user.memberId(), page));
    return Page.of(rows, page, row -> new PageKey(row.begunAt(), row.datasetId()))
        .map(TrashStore.DeletionRow::deletion);
  }

  Retention retention(CurrentUser user, String id) {
    return database.read(
        tx -> {
          required(tx, user, id);
          return retention(tx, id);
        });
  }

  /**
   * Says how long a data set is kept after its newest version came.
   *
   * @param days or null without an end
   */
  Retention keepFor(CurrentUser user, String id, @Nullable Integer days) {
    if (days != null && (days < 1 || days > LONGEST_DAYS)) {
      throw Problem.of(ProblemType.INVALID_INPUT, "datasets.retention.bad", LONGEST_DAYS);
    }
    return database.write(
        tx -> {
          required(tx, user, id);
          storeIn(tx).keepFor(id, days);
          audit.record(
              tx,
              user,
              event("retention.set", id, user.memberSlug())
                  .with("days", days == null ? "none" : days));
          return retention(tx, id);
        });
  }

  /** Does what is due: retentions and times in the trash that are over, deletions that were cut. */
  void round() {
    List<TrashStore.Kept> over = new ArrayList<>();
    String after = "";
    do {
      String last = after;
      List<TrashStore.Kept> some =
          database.read(tx -> storeIn(tx).over(clock.instant(), last, BATCH));
      over.addAll(some);
      after = some.size() < BATCH ? "" : some.get(BATCH - 1).id();
    } while (!after.isEmpty());
    over.forEach(this::putAway);
    List<TrashStore.Row> due;
    do {
      due = database.read(tx -> storeIn(tx).trashedBefore(clock.instant().minus(KEPT), BATCH));
      due.forEach(this::begin);
    } while (due.size() == BATCH);
    database.read(tx -> storeIn(tx).open()).forEach(this::removeObjectsNowOrLater);
  }

  /** What others rely on stays until that has ended, whatever its retention says. */
  private void putAway(TrashStore.Kept kept) {
    database.change(
        tx -> {
          if (!access.isPromised(tx, kept.id())
              && storeIn(tx).trash(kept.id(), clock.instant(), null)) {
            audit.recordByServer(
                tx, event("trashed", kept.id(), kept.memberSlug()).with("why", "retention"));
          }
        });
  }

  private void begin(TrashStore.Row row) {
    database.change(
        tx -> {
          // Somebody may have restored it just now.
          storeIn(tx)
              .find(row.memberId(), row.id())
              .filter(still -> still.trashedAt() == row.trashedAt())
              .ifPresent(
                  still -> {
                    storeIn(tx).begin(still, clock.instant(), null);
                    audit.recordByServer(tx, event("deletion.begun", row.id(), row.memberSlug()));
                  });
        });
  }

  /** One that the store holds on to does not keep the others waiting. */
  private void removeObjectsNowOrLater(TrashStore.DeletionRow deletion) {
    try {
      removeObjects(deletion);
    } catch (Problem e) {
      LOG.warn("objects of data set {} are still to be removed", deletion.datasetId(), e);
    }
  }

  private void removeObjects(TrashStore.DeletionRow deletion) {
    String bucket = Member.bucketOf(deletion.memberSlug());
    String prefix = "datasets/" + deletion.datasetId() + "/";
    int objects = count(bucket, prefix);
    if (objects > 0) {
      store.removeAll(bucket, prefix);
    }
    if (count(bucket, prefix) > 0) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable");
    }
    database.change(
        tx -> {
          storeIn(tx).end(deletion.datasetId(), objects, clock.instant());
          audit.recordByServer(
              tx,
              event("deleted", deletion.datasetId(), deletion.memberSlug())
                  .with("versions", deletion.versions())
                  .with("sizeBytes", deletion.sizeBytes())
                  .with("objects", objects));
        });
  }

  /** A member that has stored nothing yet has no bucket. */
  private int count(String bucket, String prefix) {
    int[] objects = {0};
    try {
      store.forEach(bucket, prefix, object -> objects[0]++);
    } catch (Problem e) {
      if (e.type() != ProblemType.NOT_FOUND) {
        throw e;
      }
    }
    return objects[0];
  }

  private Retention retention(Transaction tx, String id) {
    TrashStore.RetentionRow row = storeIn(tx).retention(id);
    @Nullable Instant until =
        row.retentionDays() == null || row.newestAt() == null
            ? null
            : Instant.ofEpochMilli(row.newestAt()).plus(Duration.ofDays(row.retentionDays()));
    return new Retention(row.retentionDays(), until);
  }

  private DatasetStore.Row required(Transaction tx, CurrentUser user, String id) {
    return new DatasetStore(tx, json).required(user, id);
  }

  private TrashStore.Row trashed(Transaction tx, CurrentUser user, String id) {
    return storeIn(tx)
        .find(user.memberId(), id)
        .orElseThrow(() -> Problem.notFound("datasets.trash.none", id));
  }

  private TrashStore storeIn(Transaction tx) {
    return new TrashStore(tx);
  }

  private static AuditEvent event(String what, String id, String memberSlug) {
    return AuditEvent.of("dataset." + what, "dataset", id, memberSlug);
  }
}
