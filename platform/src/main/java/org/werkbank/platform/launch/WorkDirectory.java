package org.werkbank.platform.launch;

import java.io.InputStream;
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
