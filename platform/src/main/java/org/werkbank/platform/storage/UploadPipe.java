package org.werkbank.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets the next part be read, hashed and looked at while the one before is sent. One thread pumps
 * the source in, another reads; at most {@link #MOST_BLOCKS} blocks lie between them.
 */
final class UploadPipe extends InputStream {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int MOST_BLOCKS = 16;

  private final Deque<byte[]> blocks = new ArrayDeque<>();
  private byte[] current = new byte[0];
  private int position;
  private boolean ended;
  private boolean exhausted;
  private boolean abandoned;
  private @Nullable Exception failure;

  /**
   * Reads the source to its end, or until nobody wants more.
   *
   * @return how many bytes were read
   * @throws IOException as the source throws it; the reader learns of it as well
   */
  long pump(InputStream source) throws IOException {
    long count = 0;
    try {
      byte[] block = source.readNBytes(BLOCK_BYTES);
      while (block.length > 0) {
        count += block.length;
        if (!offer(block)) {
          return count;
        }
        block = source.readNBytes(BLOCK_BYTES);
      }
      end(null);
      return count;
    } catch (IOException | RuntimeException e) {
      end(e);
      throw e;
    }
  }

  /** Whether the source was read to its end. */
  synchronized boolean isExhausted() {
    return exhausted;
  }

  /** Lets the pump stop: nothing is read any more. */
  synchronized void abandon() {
    abandoned = true;
    blocks.clear();
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == current.length) {
      byte[] next = blocks.poll();
      if (next != null) {
        current = next;
        position = 0;
        notifyAll();
      } else if (failure != null) {
        throw new IOException("the bytes to be stored stopped coming", failure);
      } else if (ended) {
        return -1;
      } else {
        await();
      }
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, buffer, offset, count);
    position += count;
    return count;
  }

  private synchronized boolean offer(byte[] block) throws IOException {
    while (blocks.size() >= MOST_BLOCKS && !abandoned) {
      await();
    }
    if (!abandoned) {
      blocks.add(block);
      notifyAll();
    }
    return !abandoned;
  }

  private synchronized void end(@Nullable Exception cause) {
    ended = true;
    exhausted = cause == null;
    failure = cause;
    notifyAll();
  }

  private synchronized void await() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
