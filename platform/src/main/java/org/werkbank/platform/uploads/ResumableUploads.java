package org.werkbank.platform.uploads;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.datasets.Arrivals;
import org.werkbank.platform.datasets.ArrivingFile;
import org.werkbank.platform.datasets.FileWords;
import org.werkbank.platform.datasets.KeptObjects;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** The door to uploads that go on where they broke off. An upload is its sender's alone. */
public final class ResumableUploads implements KeptObjects, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResumableUploads.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Memory for each request: a part of up to 16 MiB, and what waits to be profiled. */
  private static final long SLOT_BYTES = 64L << 20;

  /** With these the file itself is refused, so that there is nothing to go on with. */
  private static final Set<ProblemType> REFUSED =
      EnumSet.of(
          ProblemType.BAD_DATA,
          ProblemType.DIGEST_MISMATCH,
          ProblemType.INVALID_INPUT,
          ProblemType.UNSUPPORTED_MEDIA_TYPE);

  private final Database database;
  private final ObjectStore store;
  private final Arrivals arrivals;
  private final AuditTrail audit;
  private final Clock clock;
  private final Ids ids;
  private final Journal journal;
  private final UploadLocks locks = new UploadLocks(Duration.ofSeconds(1));
  private final UploadSlots slots;
  private final SeenFiles seenFiles;
  private final ExecutorService onlookers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "upload-onlooker");
            thread.setDaemon(true);
            return thread;
          });

  public ResumableUploads(
      Database database,
      ObjectStore store,
      Arrivals arrivals,
      AuditTrail audit,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.store = store;
    this.arrivals = arrivals;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.journal = new Journal(database, clock);
    int most = Math.toIntExact(Math.max(2, Runtime.getRuntime().maxMemory() / SLOT_BYTES));
    this.slots = new UploadSlots(most, PATIENCE);
    this.seenFiles = new SeenFiles(most);
  }

  /** Begins an upload of so many bytes. */
  ResumableUpload create(CurrentUser user, @Nullable String metadata, long sizeBytes) {
    if (sizeBytes > PartSize.LARGEST_FILE_BYTES) {
      throw Problem.of(ProblemType.TOO_LARGE, "uploads.tooLarge", PartSize.LARGEST_FILE_BYTES);
    }
    FileWords words = UploadMetadata.of(metadata).words();
    Arrivals.Place place = arrivals.expect(user, words, sizeBytes);
    if (sizeBytes == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.empty");
    }
    ResumableUpload upload =
        new ResumableUpload(
            ids.next(),
            words.datasetId(),
            user.userId(),
            user.memberSlug(),
            metadata == null ? "" : metadata,
            sizeBytes,
            PartSize.of(sizeBytes),
            place.bucket(),
            place.key(),
            place.mediaType(),
            null,
            0,
            null,
            null,
            clock.millis(),
            journal.expiry());
    database.change(
        tx -> {
          new ResumableUploadStore(tx).insert(upload);
          audit.record(tx, user, event("created", upload).with("sizeBytes", sizeBytes));
        });
    return upload;
  }

  /** How far the upload is, once what came before a cut is put away. */
  ResumableUpload settled(CurrentUser user, String id) {
    if (!locks.awaitFree(id)) {
      LOG.debug("somebody is still sending bytes of {}", id);
    }
    return get(user, id);
  }

  /** Takes the next bytes; the last one makes the version. */
  ResumableUpload append(CurrentUser user, String id, long offset, Incoming body) {
    get(user, id);
    try (UploadLocks.Held held = locks.hold(id);
        UploadSlots.Slot slot = slots.take()) {
      ResumableUpload upload = get(user, id);
      if (offset != upload.received()) {
        throw Problem.of(ProblemType.CONFLICT, "uploads.offset", upload.received(), offset);
      }
      if (body.length() > upload.sizeBytes() - offset) {
        throw Problem.of(ProblemType.TOO_LARGE, "uploads.tooMuch", upload.sizeBytes());
      }
      if (!upload.isFinished()) {
        take(user, upload, body);
      }
      return own(user, id);
    }
  }

  /** Gives the upload up; a version it has become stays. */
  void remove(CurrentUser user, String id) {
    own(user, id);
    try (UploadLocks.Held held = locks.hold(id)) {
      ResumableUpload upload = own(user, id);
      abandon(upload);
      database.change(
          tx -> {
            new ResumableUploadStore(tx).remove(id);
            audit.record(tx, user, event("removed", upload));
          });
    }
  }

  @Override
  public void expire(String bucket) {
    for (ResumableUpload upload :
        database.read(tx -> new ResumableUploadStore(tx).expired(bucket, clock.millis()))) {
      locks.tryHold(upload.id()).ifPresent(held -> expire(upload, held));
    }
  }

  @Override
  public boolean isNamed(String bucket, String key) {
    return database.read(tx -> new ResumableUploadStore(tx).isNamed(bucket, key));
  }

  @Override
  public void close() {
    seenFiles.close();
    onlookers.shutdownNow();
  }

  private ResumableUpload get(CurrentUser user, String id) {
    ResumableUpload upload = own(user, id);
    if (journal.isExpired(upload)) {
      throw Problem.of(ProblemType.GONE, "uploads.gone");
    }
    return upload;
  }

  private ResumableUpload own(CurrentUser user, String id) {
    return journal
        .find(id)
        .filter(upload -> upload.userId().equals(user.userId()))
        .orElseThrow(() -> Problem.notFound("uploads.none", id));
  }

  private void take(CurrentUser user, ResumableUpload upload, Incoming body) {
    FileWords words = UploadMetadata.of(upload.metadata()).words();
    ArrivingFile seen = seenFiles.take(upload, () -> arrivals.follow(words, upload.sizeBytes()));
    boolean over = false;
    try {
      over =
          new PartWriter(store, arrivals, journal, upload, body, new Onlooker(onlookers, seen))
              .write();
      if (over) {
        finish(user, upload, words, seen);
      }
    } catch (Problem e) {
      if (REFUSED.contains(e.type())) {
        over = true;
        refuse(user, upload);
      }
      throw e;
    } finally {
      if (seen != null && over) {
        seen.close();
      } else if (seen != null) {
        seenFiles.keep(upload.id(), seen);
      }
    }
  }

  private void finish(
      CurrentUser user, ResumableUpload upload, FileWords words, @Nullable ArrivingFile seen) {
    String tail = journal.find(upload.id()).map(ResumableUpload::tailKey).orElse(null);
    arrivals.adopt(
        user,
        words,
        upload.sizeBytes(),
        upload.place(),
        seen,
        (tx, received) ->
            new ResumableUploadStore(tx)
                .finished(upload.id(), received.version().version(), journal.expiry()));
    if (tail != null) {
      arrivals.discard(upload.bucket(), tail);
    }
  }

  private void refuse(CurrentUser user, ResumableUpload upload) {
    abandon(journal.find(upload.id()).orElse(upload));
    database.change(
        tx -> {
          new ResumableUploadStore(tx).remove(upload.id());
          audit.record(tx, user, event("refused", upload));
        });
  }

  private void expire(ResumableUpload upload, UploadLocks.Held held) {
    try (held) {
      abandon(upload);
      database.change(
          tx -> {
            new ResumableUploadStore(tx).remove(upload.id());
            if (!upload.isFinished()) {
              audit.recordByServer(tx, event("expired", upload));
            }
          });
    }
  }

  /** Removes the bytes; those of a version stay. */
  private void abandon(ResumableUpload upload) {
    seenFiles.forget(upload.id());
    if (upload.isFinished()) {
      return;
    }
    if (upload.storeUploadId() != null) {
      store.parts().abort(upload.bucket(), upload.objectKey(), upload.storeUploadId());
    }
    if (upload.tailKey() != null) {
      arrivals.discard(upload.bucket(), upload.tailKey());
    }
    arrivals.discard(upload.bucket(), upload.objectKey());
  }

  private static AuditEvent event(String what, ResumableUpload upload) {
    return AuditEvent.of(
            "dataset.upload." + what, "dataset", upload.datasetId(), upload.memberSlug())
        .with("upload", upload.id());
  }
}
