package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoreAddress;
import org.werkbank.platform.storage.TemporaryCredentials;

/** Writes what a training process finds in its working directory. */
final class RunFiles {
  private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> READ_BY_US_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final ContractJson json = new ContractJson();
  private final ObjectStore store;

  RunFiles(ObjectStore store) {
    this.store = store;
  }

  /** An empty folder that nobody else may look into. */
  static void make(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    Files.createDirectory(folder, OURS_ALONE);
    Files.createDirectory(folder.resolve("tmp"), OURS_ALONE);
  }

  void writeSpec(Path folder, RunSpec spec) throws IOException {
    Files.writeString(folder.resolve(WorkFolder.SPEC), json.write(spec));
  }

  /** The keys reach the process by this file alone: not by command line, not by environment. */
  void writeCredentials(Path folder, TemporaryCredentials credentials) throws IOException {
    StoreAddress address = store.address();
    Properties properties = new Properties();
    properties.setProperty("endpoint", address.endpoint());
    properties.setProperty("region", address.region());
    properties.setProperty("accessKey", credentials.accessKey());
    properties.setProperty("secretKey", credentials.secretKey());
    if (credentials.sessionToken() != null) {
      properties.setProperty("sessionToken", credentials.sessionToken());
    }
    Path file = Files.createFile(folder.resolve("credentials.properties"), READ_BY_US_ALONE);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }

  /**
   * Fetches a submitted jar; the harness finds it by its name.
   *
   * @throws Problem when its hash is not the one that was approved
   */
  void fetch(LaunchRequest.JarObject jar, Path folder) throws IOException {
    Path file = folder.resolve("pipeline.jar");
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(store.get(jar.bucket(), jar.key()), digest)) {
      Files.copy(in, file);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(jar.sha256())) {
      throw Problem.of(ProblemType.CONFLICT, "launch.pipelineChanged");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
