package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What an attempt left on the local disk: its events and its log. */
public interface WorkDirectory {
  /**
   * Whole lines of the event file after the given byte offset; an unfinished last line waits.
   *
   * @param largest at most so many bytes are read; a line longer than that is a broken contract
   */
  Lines eventsAfter(long offset, int largest);

  /** The human log from the given byte offset on; the caller closes the stream. */
  InputStream log(long offset);

  long logSizeBytes();

  /** At most so many bytes from the end of the human log. */
  default byte[] logTail(int most) {
    try (InputStream log = log(Math.max(0, logSizeBytes() - most))) {
      return log.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the directory. */
  void remove();

  /**
   * Lines read, and the offset behind them.
   *
   * @param broken whether a line longer than allowed was met
   */
  record Lines(List<String> lines, long nextOffset, boolean broken) {
    public Lines {
      lines = List.copyOf(lines);
    }
  }
}
