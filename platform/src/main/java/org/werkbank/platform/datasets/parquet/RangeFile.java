package org.werkbank.platform.datasets.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A stored object that is read by ranges, since the index of a Parquet file stands at its end. */
public final class RangeFile implements InputFile {
  /** Opens part of the object; whoever asked closes it. */
  public interface Source {
    InputStream open(long offset, long length);
  }

  private static final long PASSED_OVER_BYTES = 2 << 20;

  private final Source source;
  private final long length;
  private boolean storeFailed;

  public RangeFile(Source source, long length) {
    this.source = source;
    this.length = length;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() {
    Ranges ranges = new Ranges();
    return new DelegatingSeekableInputStream(ranges) {
      @Override
      public long getPos() {
        return ranges.position;
      }

      @Override
      public void seek(long place) throws IOException {
        ranges.seek(place);
      }
    };
  }

  /** Whether reading stopped because the store did not give the bytes, not because of them. */
  boolean hasStoreFailed() {
    return storeFailed;
  }

  /** The last four bytes before the final mark: how long the footer says it is. */
  int footerLength() throws IOException {
    if (length < 12) {
      return -1;
    }
    try (InputStream end = source.open(length - 8, 8)) {
      byte[] bytes = end.readNBytes(8);
      boolean isMarked =
          bytes.length == 8
              && bytes[4] == 'P'
              && bytes[5] == 'A'
              && bytes[6] == 'R'
              && bytes[7] == '1';
      return isMarked
          ? (bytes[0] & 0xff)
              | (bytes[1] & 0xff) << 8
              | (bytes[2] & 0xff) << 16
              | (bytes[3] & 0xff) << 24
          : -1;
    }
  }

  /** A stream that asks the store for what follows a place when somebody reads there. */
  private final class Ranges extends InputStream {
    private long position;
    private InputStream open = InputStream.nullInputStream();
    private boolean isOpen;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      if (position >= length) {
        return -1;
      }
      if (!isOpen) {
        open = source.open(position, length - position);
        isOpen = true;
      }
      int n;
      try {
        n = open.read(buffer, offset, count);
      } catch (IOException e) {
        storeFailed = true;
        throw e;
      }
      if (n < 0) {
        storeFailed = true;
        throw new EOFException("the object ended at " + position);
      }
      position += n;
      return n;
    }

    /** What lies a little further on is read up to; asking the store anew takes longer. */
    void seek(long place) throws IOException {
      if (isOpen && place > position && place - position <= PASSED_OVER_BYTES) {
        passOver(place - position);
      } else if (place != position) {
        close();
      }
      position = place;
    }

    private void passOver(long count) throws IOException {
      try {
        open.skipNBytes(count);
      } catch (IOException e) {
        storeFailed = true;
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      open.close();
      isOpen = false;
    }
  }
}
