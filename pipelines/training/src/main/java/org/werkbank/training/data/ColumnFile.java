package org.werkbank.training.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.werkbank.training.failure.BadData;

/**
 * A column of numbers in a file of the run's own folder, which ends the run when it has no room:
 * written from the first row to the last, then read in any order through the page cache, which
 * gives way when memory is needed.
 */
final class ColumnFile implements Closeable {
  private static final int BUFFERED = 1 << 16;

  /** Numbers of one mapping, which takes at most 2 GiB. */
  private static final int MAPPED_BITS = 27;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFERED).order(ByteOrder.nativeOrder());
  private int size;

  ColumnFile(Path file) {
    try {
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(double value) {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putDouble(value);
    size++;
  }

  private void flush() {
    try {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    } catch (IOException e) {
      throw BadData.noRoom(e);
    }
  }

  /** Ends writing. The file must not change while the numbers are in use. */
  Numbers numbers() {
    flush();
    int maps = (size >>> MAPPED_BITS) + 1;
    DoubleBuffer[] parts = new DoubleBuffer[maps];
    try {
      for (int i = 0; i < maps; i++) {
        long from = (long) i << MAPPED_BITS;
        long length = Math.min(size - from, 1L << MAPPED_BITS);
        parts[i] =
            channel
                .map(FileChannel.MapMode.READ_ONLY, from * Double.BYTES, length * Double.BYTES)
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Mapped(parts, size);
  }

  /** Mappings stay until the numbers are no longer reachable. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Mapped(DoubleBuffer[] parts, int size) implements Numbers {
    @Override
    public double at(int row) {
      return parts[row >>> MAPPED_BITS].get(row & ((1 << MAPPED_BITS) - 1));
    }
  }
}
