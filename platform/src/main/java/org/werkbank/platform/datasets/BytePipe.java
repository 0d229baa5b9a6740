package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes from the thread that stores them to the thread that profiles them, 4 MiB at the most.
 * Whichever side gives up wakes the other.
 */
final class BytePipe extends InputStream {
  private static final byte[] END = new byte[0];
  private static final int CHUNKS = 64;
  private static final int CHUNK_BYTES = 64 << 10;
  private static final long LOOK_UP_MILLIS = 200;

  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CHUNKS);
  private volatile boolean readerGone;
  private volatile @Nullable IOException writerFailure;
  private byte[] current = END;
  private int position;
  private boolean ended;

  /** Copies the bytes; false when the reading side has given up. */
  boolean write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += CHUNK_BYTES) {
      int size = Math.min(CHUNK_BYTES, length - done);
      if (!put(Arrays.copyOfRange(bytes, offset + done, offset + done + size))) {
        return false;
      }
    }
    return true;
  }

  void end() throws IOException {
    put(END);
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
