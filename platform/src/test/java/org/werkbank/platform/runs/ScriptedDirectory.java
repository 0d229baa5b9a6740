package org.werkbank.platform.runs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.launch.WorkDirectory;

/** A working directory on disk. */
record ScriptedDirectory(Path path) implements WorkDirectory {
  void make() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void appendEvent(String line) {
    append("events.ndjson", line + "\n");
  }

  void appendLog(String text) {
    append("log.txt", text);
  }

  @Override
  public Lines eventsAfter(long offset, int largest) {
    byte[] all = bytes("events.ndjson");
    List<String> lines = new ArrayList<>();
    int from = (int) offset;
    for (int i = from; i < all.length && i - offset < largest; i++) {
      if (all[i] == '\n') {
        lines.add(new String(all, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    return new Lines(lines, from, lines.isEmpty() && all.length - offset >= largest);
  }

  @Override
  public InputStream log(long offset) {
    byte[] all = bytes("log.txt");
    return new ByteArrayInputStream(all, (int) offset, all.length - (int) offset);
  }

  @Override
  public long logSizeBytes() {
    return bytes("log.txt").length;
  }

  @Override
  public void remove() {
    try {
      Files.deleteIfExists(path.resolve("events.ndjson"));
      Files.deleteIfExists(path.resolve("log.txt"));
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) {
    try {
      Path file = path.resolve(name);
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String name, String text) {
    try {
      Files.writeString(
          path.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
