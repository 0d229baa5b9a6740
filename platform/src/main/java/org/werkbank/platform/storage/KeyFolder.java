package org.werkbank.platform.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the embedded store must know again after a restart, so that a run which outlived the server
 * still reaches it: its port, its own key, and the temporary keys. Readable by the server alone.
 */
final class KeyFolder {
  private static final String SERVER = "server.json";
  private static final String SUFFIX = ".key.json";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;

  /** The store's own address and key. */
  record Server(int port, String secretKey) {}

  /** A scope as it is written. */
  private record Written(String secretKey, List<Grant> grants, long expiresAtMillis) {}

  KeyFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
    }
  }

  Optional<Server> server() {
    Path file = folder.resolve(SERVER);
    return Files.exists(file) ? Optional.of(read(file, Server.class)) : Optional.empty();
  }

  void keep(Server server) {
    write(SERVER, server);
  }

  Map<String, Scope> scopes() {
    Map<String, Scope> scopes = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        Written written = read(file, Written.class);
        String name = file.getFileName().toString();
        scopes.put(
            name.substring(0, name.length() - SUFFIX.length()),
            new Scope(
                written.secretKey, written.grants, Instant.ofEpochMilli(written.expiresAtMillis)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scopes;
  }

  void keep(String accessKey, Scope scope) {
    write(
        accessKey + SUFFIX,
        new Written(scope.secretKey(), scope.grants(), scope.expiresAt().toEpochMilli()));
  }

  void forget(String accessKey) {
    try {
      Files.deleteIfExists(folder.resolve(accessKey + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(Path file, Class<T> type) {
    try {
      return json.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be read", e);
    }
  }

  /** Whole or not at all, for the server may be killed at any moment. */
  private void write(String name, Object value) {
    Path file = folder.resolve(name);
    Path next = folder.resolve(name + ".next");
    try {
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      json.writeValue(next.toFile(), value);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be written", e);
    }
  }
}
