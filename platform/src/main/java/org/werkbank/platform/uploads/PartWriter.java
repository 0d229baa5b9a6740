package org.werkbank.platform.uploads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.Arrivals;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;

/**
 * Brings the bytes of one request into the store, one part in memory at a time: a full part goes to
 * the store and is written down, what is left at the end becomes the tail. Bytes with a checksum
 * are written down when they match it and not before; until then the parts may be sent again.
 */
final class PartWriter {
  private final ObjectStore store;
  private final Arrivals arrivals;
  private final Journal journal;
  private final Incoming body;
  private final Onlooker onlooker;
  private final List<String> unwritten = new ArrayList<>();
  private ResumableUpload upload;

  /** Where the part in memory begins, in the file. */
  private long partBegin;

  private int partNumber;
  private @Nullable String oldTail;

  PartWriter(
      ObjectStore store,
      Arrivals arrivals,
      Journal journal,
      ResumableUpload upload,
      Incoming body,
      Onlooker onlooker) {
    this.store = store;
    this.arrivals = arrivals;
    this.journal = journal;
    this.upload = upload;
    this.body = body;
    this.onlooker = onlooker;
    this.partBegin = upload.partsEnd();
    this.partNumber = upload.parts() + 1;
    this.oldTail = upload.tailKey();
  }

  /**
   * Takes all the request brings.
   *
   * @return whether the object is whole; how far it is otherwise, the journal says
   */
  boolean write() {
    if (isWholeAlready()) {
      return passLastPart();
    }
    byte[] part = new byte[partCapacity(body.length())];
    int filled = readTail(part);
    int known = filled;
    while (true) {
      int count = read(part, filled, known);
      if (count < 0) {
        body.check();
        keepTail(part, filled, known);
        return false;
      }
      filled += count;
      if (partBegin + filled == upload.sizeBytes()) {
        expectEnd();
        body.check();
        complete(part, filled, known);
        return true;
      }
      if (filled == upload.partBytes()) {
        send(part, filled, known);
        filled = 0;
        known = 0;
      }
    }
  }

  /** A server that was killed after the object was put together, and before it became a version. */
  private boolean isWholeAlready() {
    return upload.isAtLastPart()
        && upload.parts() > 0
        && store
            .find(upload.bucket(), upload.objectKey())
            .filter(found -> found.sizeBytes() == upload.sizeBytes())
            .isPresent();
  }

  private boolean passLastPart() {
    byte[] block = new byte[64 << 10];
    long missing = upload.sizeBytes() - upload.received();
    while (missing > 0) {
      int count = pass(block);
      if (count < 0) {
        return false;
      }
      missing -= count;
    }
    body.check();
    return true;
  }

  private int pass(byte[] block) {
    try {
      return body.read(block, 0, block.length);
    } catch (IOException e) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "uploads.cut").causedBy(e);
    }
  }

  private int partCapacity(long length) {
    long missing = upload.sizeBytes() - partBegin;
    long coming = length < 0 ? missing : upload.tailBytes() + length;
    return Math.toIntExact(Math.min(upload.partBytes(), Math.min(missing, coming)));
  }

  private int readTail(byte[] part) {
    String key = upload.tailKey();
    if (key == null) {
      return 0;
    }
    try (InputStream tail = store.get(upload.bucket(), key)) {
      return tail.readNBytes(part, 0, upload.tailBytes());
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  /** What came before the line was cut is kept, unless it was to be held against a checksum. */
  private int read(byte[] part, int filled, int known) {
    long room = Math.min(part.length, upload.sizeBytes() - partBegin) - filled;
    if (room == 0) {
      expectEnd();
      return -1;
    }
    try {
      return body.read(part, filled, Math.toIntExact(room));
    } catch (IOException e) {
      if (body.checksum() == null) {
        keepTail(part, filled, known);
      }
      throw Problem.of(ProblemType.UPLOAD_CUT, "uploads.cut").causedBy(e);
    }
  }

  private void expectEnd() {
    try {
      if (body.isAtEnd()) {
        return;
      }
    } catch (IOException e) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "uploads.cut").causedBy(e);
    }
    throw Problem.of(ProblemType.TOO_LARGE, "uploads.tooMuch", upload.sizeBytes());
  }

  private void send(byte[] part, int filled, int known) {
    unwritten.add(put(part, filled, known));
    partBegin += filled;
    partNumber++;
    if (body.checksum() == null) {
      writeParts();
    }
  }

  private String put(byte[] part, int filled, int known) {
    String name = upload.storeUploadId();
    if (name == null) {
      name = store.parts().begin(upload.bucket(), upload.objectKey(), upload.mediaType());
      journal.begun(upload.id(), name);
      upload = upload.begun(name);
    }
    try (Onlooker.Look look = onlooker.begin(part, known, filled)) {
      return store.parts().put(upload.bucket(), upload.objectKey(), name, partNumber, part, filled);
    }
  }

  private void writeParts() {
    journal.parts(upload.id(), partNumber - unwritten.size(), unwritten, partBegin);
    unwritten.clear();
    dropOldTail();
  }

  private void keepTail(byte[] part, int filled, int known) {
    if (!unwritten.isEmpty()) {
      writeParts();
    }
    if (filled > known) {
      long received = partBegin + filled;
      String key = "datasets/" + upload.datasetId() + "/uploads/" + upload.id() + "/" + received;
      store.put(
          upload.bucket(), key, new ByteArrayInputStream(part, 0, filled), filled, "text/plain");
      try (Onlooker.Look look = onlooker.begin(part, known, filled)) {
        journal.tail(upload.id(), received, key);
      }
      dropOldTail();
    }
  }

  /** What was in it is in a part now, or in a longer tail. */
  private void dropOldTail() {
    if (oldTail != null) {
      arrivals.discard(upload.bucket(), oldTail);
      oldTail = null;
    }
  }

  private void complete(byte[] part, int filled, int known) {
    if (partNumber == 1) {
      try (Onlooker.Look look = onlooker.begin(part, known, filled)) {
        store.put(
            upload.bucket(),
            upload.objectKey(),
            new ByteArrayInputStream(part, 0, filled),
            filled,
            upload.mediaType());
      }
      return;
    }
    List<String> tags = new ArrayList<>(journal.tags(upload.id()));
    tags.addAll(unwritten);
    tags.add(put(part, filled, known));
    String name = upload.storeUploadId();
    if (name == null) {
      throw new IllegalStateException(upload.id() + " has parts without a name in the store");
    }
    store.parts().complete(upload.bucket(), upload.objectKey(), name, tags);
  }
}
