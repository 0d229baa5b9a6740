package org.werkbank.platform.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.launch.WorkDirectory;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoredObject;

/** What attempts leave in the store: artifacts, checked against their declaration, and the log. */
final class RunOutputs {
  private static final Logger LOG = LoggerFactory.getLogger(RunOutputs.class);
  private static final String LOG_TYPE = "text/plain; charset=utf-8";

  private final Database database;
  private final ObjectStore store;

  RunOutputs(Database database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  /** Makes the member's bucket, which one without data of its own has not got yet. */
  void makeRoom(StoredRun run) {
    store.ensureBucket(run.bucket());
  }

  List<RunArtifact> declared(StoredRun run) {
    return database.read(
        tx -> new RunOutputStore(tx).artifacts(run.run().id(), run.run().attempt()));
  }

  /** Says which declared artifact is not in the store as declared, or null when all are. */
  @Nullable String firstWrong(StoredRun run) {
    List<RunArtifact> declared = declared(run);
    var model = run.run().model();
    if (model != null && declared.stream().noneMatch(a -> a.path().equals(model.path()))) {
      return "model " + model.path() + " is not among the artifacts";
    }
    for (RunArtifact artifact : declared) {
      String key = run.prefix() + artifact.path();
      Optional<StoredObject> object = store.find(run.bucket(), key);
      if (object.isEmpty()) {
        return "artifact " + artifact.path() + " was not written";
      }
      if (object.get().sizeBytes() != artifact.sizeBytes()) {
        return "artifact " + artifact.path() + " has another size than declared";
      }
      if (!sha256(run.bucket(), key).equals(artifact.sha256())) {
        return "artifact " + artifact.path() + " has another SHA-256 than declared";
      }
    }
    return null;
  }

  /** Removes what the attempt wrote without declaring it, such as an engine's marker files. */
  void removeUndeclared(StoredRun run) {
    Set<String> declared =
        declared(run).stream().map(a -> run.prefix() + a.path()).collect(Collectors.toSet());
    Set<String> others = new TreeSet<>();
    store.forEach(run.bucket(), run.prefix(), object -> others.add(object.key()));
    others.removeAll(declared);
    others.remove(run.logKey());
    others.forEach(key -> store.remove(run.bucket(), key));
    if (!others.isEmpty()) {
      LOG.info("run {}: removed {} undeclared objects", run.run().id(), others.size());
    }
  }

  void removeAll(StoredRun run) {
    store.removeAll(run.bucket(), run.prefix());
  }

  /** Keeps the log, which outlives the working directory. */
  void keepLog(StoredRun run, WorkDirectory directory) {
    if (directory.logSizeBytes() == 0) {
      return;
    }
    try (InputStream log = directory.log(0)) {
      store.put(run.bucket(), run.logKey(), log, -1, LOG_TYPE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long keptLogSize(StoredRun run) {
    return store.find(run.bucket(), run.logKey()).map(StoredObject::sizeBytes).orElse(0L);
  }

  InputStream keptLog(StoredRun run, long offset, long length) {
    return store.get(run.bucket(), run.logKey(), offset, length);
  }

  InputStream open(StoredRun run, RunArtifact artifact, long offset, long length) {
    String key = run.prefix() + artifact.path();
    return length == artifact.sizeBytes()
        ? store.get(run.bucket(), key)
        : store.get(run.bucket(), key, offset, length);
  }

  private String sha256(String bucket, String key) {
    try (DigestInputStream in =
        new DigestInputStream(store.get(bucket, key), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
