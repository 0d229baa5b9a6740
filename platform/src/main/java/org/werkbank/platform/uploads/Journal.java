package org.werkbank.platform.uploads;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Database;

/**
 * Writes down what the store has taken, so that whoever asks is told nothing that a killed server
 * would forget. Every word moves the end of the upload's time.
 */
final class Journal {
  static final Duration KEPT = Duration.ofDays(7);

  private final Database database;
  private final Clock clock;

  Journal(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<ResumableUpload> find(String id) {
    return database.read(tx -> new ResumableUploadStore(tx).find(id));
  }

  void begun(String id, String storeUploadId) {
    database.change(tx -> new ResumableUploadStore(tx).begun(id, storeUploadId));
  }

  /** Further parts of numbers from {@code first} on, with which so many bytes are received. */
  void parts(String id, int first, List<String> tags, long received) {
    database.change(
        tx -> {
          ResumableUploadStore store = new ResumableUploadStore(tx);
          for (int i = 0; i < tags.size(); i++) {
            store.addPart(id, first + i, tags.get(i));
          }
          store.received(id, received, null, expiry());
        });
  }

  void tail(String id, long received, @Nullable String tailKey) {
    database.change(tx -> new ResumableUploadStore(tx).received(id, received, tailKey, expiry()));
  }

  List<String> tags(String id) {
    return database.read(tx -> new ResumableUploadStore(tx).tags(id));
  }

  long expiry() {
    return clock.instant().plus(KEPT).toEpochMilli();
  }

  boolean isExpired(ResumableUpload upload) {
    return upload.expiresAt() <= clock.millis();
  }
}
