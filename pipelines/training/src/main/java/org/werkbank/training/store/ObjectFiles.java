package org.werkbank.training.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.werkbank.contract.Input;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.failure.BadData;

/** Reads the run's inputs and writes its artifacts; counts the bytes of both. */
public final class ObjectFiles {
  /** Objects up to this size are read through once to compare their hash before they are used. */
  private static final long VERIFIED_BYTES = 64L << 20;

  private final Configuration hadoop;
  private final String prefix;
  private final boolean localFilesAllowed;
  private long bytesRead;
  private long bytesWritten;

  public ObjectFiles(Configuration hadoop, String prefix, boolean localFilesAllowed) {
    this.hadoop = hadoop;
    this.prefix = prefix;
    this.localFilesAllowed = localFilesAllowed;
    checkScheme(prefix);
  }

  /** Makes sure that the object is the one the specification names. */
  public void verify(Input input) throws IOException {
    Path path = path(input.uri());
    long size = fileSystem(path).getFileStatus(path).getLen();
    if (size != input.sizeBytes()) {
      throw BadData.objectDiffers("size");
    }
    if (size > VERIFIED_BYTES) {
      return;
    }
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(fileSystem(path).open(path), digest)) {
      bytesRead += in.transferTo(OutputStream.nullOutputStream());
    }
    if (!Sha256.hex(digest).equals(input.sha256())) {
      throw BadData.objectDiffers("hash");
    }
  }

  /** The whole object; the caller knows that it is small. */
  public byte[] read(Input input) throws IOException {
    Path path = path(input.uri());
    try (InputStream in = fileSystem(path).open(path)) {
      byte[] bytes = in.readAllBytes();
      bytesRead += bytes.length;
      return bytes;
    }
  }

  /** Writes a whole artifact; the event may be sent once this has returned. */
  public RunEvent.Artifact write(String name, String mediaType, byte[] bytes) throws IOException {
    return write(name, mediaType, out -> out.write(bytes));
  }

  /** Streams an artifact into the store. */
  public RunEvent.Artifact write(String name, String mediaType, Content content)
      throws IOException {
    Path path = path(prefix + name);
    MessageDigest digest = Sha256.digest();
    CountingOutputStream counted = new CountingOutputStream(fileSystem(path).create(path, true));
    try (OutputStream out = new DigestOutputStream(counted, digest)) {
      content.writeTo(out);
    }
    bytesWritten += counted.count();
    return new RunEvent.Artifact(name, Sha256.hex(digest), counted.count(), mediaType);
  }

  /** Adds what Spark read on behalf of the run. */
  public void countRead(long bytes) {
    bytesRead += bytes;
  }

  public long bytesRead() {
    return bytesRead;
  }

  public long bytesWritten() {
    return bytesWritten;
  }

  /** Writes one artifact. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private Path path(String uri) {
    checkScheme(uri);
    return new Path(uri);
  }

  private FileSystem fileSystem(Path path) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    files.setWriteChecksum(false);
    return files;
  }

  private void checkScheme(String uri) {
    if (!uri.startsWith("s3a://") && !(localFilesAllowed && uri.startsWith("file:"))) {
      throw BadData.badSpec(
          "Inputs and outputs must be s3a:// addresses.",
          "Ein- und Ausgaben müssen s3a://-Adressen sein.");
    }
  }
}
