package org.werkbank.platform.runs;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.werkbank.platform.launch.WorkDirectory;

/**
 * The human log of an attempt: from the working directory while it lies there, from the store
 * afterwards.
 */
final class RunLog {
  private final Supervisor supervisor;

  RunLog(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** Bytes from {@code offset} to what was the end when asked; the caller closes the stream. */
  record Part(InputStream bytes, long offset, long nextOffset) {}

  /**
   * The log from an offset on.
   *
   * @param offset from the beginning, or from the end when negative
   */
  Part from(StoredRun run, long offset) {
    if (!run.run().state().isTerminal()) {
      WorkDirectory directory = supervisor.directoryOf(run.run());
      long size = directory.logSizeBytes();
      long begin = begin(offset, size);
      return size == 0
          ? new Part(new ByteArrayInputStream(new byte[0]), begin, begin)
          : new Part(new Bounded(directory.log(begin), size - begin), begin, size);
    }
    long size = supervisor.outputs().keptLogSize(run);
    long begin = begin(offset, size);
    return begin == size
        ? new Part(new ByteArrayInputStream(new byte[0]), begin, size)
        : new Part(supervisor.outputs().keptLog(run, begin, size - begin), begin, size);
  }

  private static long begin(long offset, long size) {
    return offset < 0 ? Math.max(0, size + offset) : Math.min(offset, size);
  }

  /** Ends where the log ended when it was asked for, though the process writes on. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int one = super.read();
      left -= one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = super.read(buffer, from, (int) Math.min(most, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
