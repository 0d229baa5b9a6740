package org.werkbank.platform.uploads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.ArrivingFile;

/**
 * What has been seen of files under way, between one request and the next: up to so many, the one
 * nobody has gone on with for longest is given up for another. Nothing is lost with it but time.
 */
final class SeenFiles implements AutoCloseable {
  private final int most;
  private final Map<String, ArrivingFile> waiting = new LinkedHashMap<>();

  SeenFiles(int most) {
    this.most = most;
  }

  /** Takes out what was seen of the upload, if that is all there is of it so far. */
  synchronized @Nullable ArrivingFile take(
      ResumableUpload upload, Supplier<ArrivingFile> fromTheFirstByte) {
    ArrivingFile seen = waiting.remove(upload.id());
    if (seen != null && seen.count() == upload.received()) {
      return seen;
    }
    if (seen != null) {
      seen.close();
    }
    return upload.received() == 0 ? fromTheFirstByte.get() : null;
  }

  /** Puts it back for the next request. */
  synchronized void keep(String id, ArrivingFile seen) {
    waiting.put(id, seen);
    if (waiting.size() > most) {
      forget(waiting.keySet().iterator().next());
    }
  }

  synchronized void forget(String id) {
    ArrivingFile seen = waiting.remove(id);
    if (seen != null) {
      seen.close();
    }
  }

  @Override
  public synchronized void close() {
    waiting.values().forEach(ArrivingFile::close);
    waiting.clear();
  }
}
