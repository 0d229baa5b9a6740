package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes from the thread that stores them to the thread that profiles them, 24 MiB at the
 * most: more than a part of the store, so that profiling goes on while a part is sent. Whichever
 * side gives up wakes the other.
 */
final class BytePipe extends InputStream {
  private static final byte[] END = new byte[0];
  private static final int CHUNKS = 384;
  private static final int CHUNK_BYTES = 64 << 10;
  private static final long LOOK_UP_MILLIS = 200;

  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CHUNKS);
  private volatile boolean readerGone;
  private volatile @Nullable IOException writerFailure;
  private byte[] filling = new byte[CHUNK_BYTES];
  private int filled;
  private byte[] current = END;
  private int position;
  private boolean ended;

  /** Copies the bytes; false when the reading side has given up. */
  boolean write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int size = Math.min(CHUNK_BYTES - filled, length - done);
      System.arraycopy(bytes, offset + done, filling, filled, size);
      filled += size;
      done += size;
      if (filled == CHUNK_BYTES && !flush()) {
        return false;
      }
    }
    return true;
  }

  void end() throws IOException {
    if (flush()) {
      put(END);
    }
  }

  /** Lets the reading side fail as well. */
  void fail(IOException cause) {
    writerFailure = cause;
  }

  @Override
  public int read() throws IOException {
    return fill() ? current[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, current.length - position);
    System.arraycopy(current, position, buffer, offset, n);
    position += n;
    return n;
  }

  @Override
  public int available() {
    return current.length - position;
  }

  /** The reading side wants no more. */
  @Override
  public void close() {
    readerGone = true;
    queue.clear();
  }

  private boolean flush() throws IOException {
    byte[] full = filled == CHUNK_BYTES ? filling : Arrays.copyOf(filling, filled);
    filling = new byte[CHUNK_BYTES];
    filled = 0;
    return full.length == 0 || put(full);
  }

  private boolean put(byte[] chunk) throws IOException {
    try {
      while (!readerGone) {
        if (queue.offer(chunk, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private boolean fill() throws IOException {
    while (!ended && position == current.length) {
      try {
        byte[] next = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        IOException failure = writerFailure;
        if (next == null && failure != null) {
          throw failure;
        }
        if (next != null) {
          current = next;
          position = 0;
          ended = next.length == 0;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    return !ended;
  }
}
