package org.werkbank.platform.launch;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A working directory on disk. A process that nobody trusts writes into it: links and special files
 * in it are never followed.
 *
 * @param path the directory, or a link to the one of a process started ahead
 */
record WorkFolder(Path path) implements WorkDirectory {
  static final String SPEC = "run-spec.json";
  static final String EVENTS = "events.ndjson";
  static final String LOG = "log.txt";
  static final String EXIT_CODE = "exit-code";

  @Override
  public Lines eventsAfter(long offset, int largest) {
    byte[] bytes = read(path.resolve(EVENTS), offset, largest);
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    return new Lines(lines, offset + from, from == 0 && bytes.length == largest);
  }

  @Override
  public InputStream log(long offset) {
    try {
      SeekableByteChannel channel = open(path.resolve(LOG));
      return channel == null
          ? InputStream.nullInputStream()
          : Channels.newInputStream(channel.position(offset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long logSizeBytes() {
    return sizeOf(path.resolve(LOG));
  }

  /** What the wrapper of the process noted when it ended; empty while it lives. */
  String exitCode() {
    return new String(read(path.resolve(EXIT_CODE), 0, 16), StandardCharsets.UTF_8).strip();
  }

  /** Cuts the log when it has grown beyond the limit; what is written later follows the cut. */
  void cutLog(long limit) {
    if (logSizeBytes() <= limit) {
      return;
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(path.resolve(LOG), Set.of(StandardOpenOption.WRITE, NOFOLLOW_LINKS))) {
      byte[] mark = "\n[the log was cut here: too long]\n".getBytes(StandardCharsets.UTF_8);
      channel.truncate(limit - mark.length).position(limit - mark.length);
      channel.write(ByteBuffer.wrap(mark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void remove() {
    try {
      if (Files.isSymbolicLink(path)) {
        Path target = path.resolveSibling(Files.readSymbolicLink(path).getFileName());
        Files.delete(path);
        new WorkFolder(target).remove();
      } else if (Files.exists(path, NOFOLLOW_LINKS)) {
        Files.walkFileTree(path, new Removal());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + path + " cannot be removed", e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return found.isRegularFile() ? found.size() : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file, long offset, int most) {
    try (SeekableByteChannel channel = open(file)) {
      if (channel == null || channel.size() <= offset) {
        return new byte[0];
      }
      return Channels.newInputStream(channel.position(offset)).readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable SeekableByteChannel open(Path file) throws IOException {
    return Files.isRegularFile(file, NOFOLLOW_LINKS)
        ? Files.newByteChannel(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))
        : null;
  }

  /** Removes a tree; what has gone in the meantime is no error. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
