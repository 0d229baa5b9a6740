package org.werkbank.platform.datasets;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.web.CurrentUser;

/** The door for files that another room brings into the store, piece by piece, to be versions. */
public final class Arrivals {
  /** Where a file lies. */
  public record Place(String bucket, String key, String mediaType) {}

  private final Database database;
  private final Uploads uploads;
  private final VersionNaming naming;
  private final Space space;
  private final Datasets datasets;

  Arrivals(
      Database database, Uploads uploads, VersionNaming naming, Space space, Datasets datasets) {
    this.database = database;
    this.uploads = uploads;
    this.naming = naming;
    this.space = space;
    this.datasets = datasets;
  }

  /** Says where the bytes are to go, or why they could never become a version. */
  public Place expect(CurrentUser user, FileWords words, long sizeBytes) {
    Dataset dataset = datasets.get(user, words.datasetId());
    space.require(user, sizeBytes);
    return uploads.expect(dataset.memberSlug(), words.understood(sizeBytes));
  }

  /** Removes an object that no row will name; what cannot be removed now the sweeper finds. */
  public void discard(String bucket, String key) {
    uploads.discard(bucket, key);
  }

  /** Looks at the bytes from the first one on. */
  public ArrivingFile follow(FileWords words, long sizeBytes) {
    return uploads.follow(words.understood(sizeBytes));
  }

  /**
   * Makes a file that is whole a version, or finds the version that has these very bytes already.
   * When it throws, the file lies where it was.
   *
   * @param seen what was seen of it while it came; read again when that is not all
   * @param also is done in the transaction of the version
   */
  public Received adopt(
      CurrentUser user,
      FileWords words,
      long sizeBytes,
      Place place,
      @Nullable ArrivingFile seen,
      BiConsumer<Transaction, Received> also) {
    Upload upload = words.understood(sizeBytes);
    Dataset dataset = datasets.get(user, words.datasetId());
    Uploads.Stored stored = uploads.adopt(dataset.memberSlug(), upload, place, seen);
    boolean moved = !stored.key().equals(place.key());
    Received received;
    try {
      received =
          database.write(
              tx -> {
                String name = Datasets.nameOf(upload, stored);
                Received named = naming.name(tx, user, upload.datasetId(), name, stored);
                also.accept(tx, named);
                return named;
              });
    } catch (RuntimeException e) {
      if (moved) {
        uploads.discard(stored.bucket(), stored.key());
      }
      throw e;
    }
    if (received.identical()) {
      uploads.discard(stored.bucket(), stored.key());
    }
    if (moved) {
      uploads.discard(place.bucket(), place.key());
    }
    return received;
  }
}
