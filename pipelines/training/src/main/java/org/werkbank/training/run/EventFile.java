package org.werkbank.training.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;

/**
 * The events of one attempt, one line each, written whole. After a terminal event nothing more is
 * written, whoever asks.
 */
public final class EventFile implements Closeable {
  private final FileChannel channel;
  private final ContractJson json;
  private final RunSpec spec;
  private final Clock clock;
  private long sequence;
  private boolean ended;

  public EventFile(Path file, ContractJson json, RunSpec spec, Clock clock) throws IOException {
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    this.json = json;
    this.spec = spec;
    this.clock = clock;
  }

  /** Appends one event; answers whether it was still allowed. */
  public synchronized boolean append(RunEvent event) {
    if (ended) {
      return false;
    }
    try {
      String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      EventLine line =
          new EventLine(EventLine.VERSION, spec.runId(), spec.attempt(), sequence + 1, time, event);
      byte[] bytes = (json.writeEvent(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      sequence++;
      ended = event.isTerminal();
      if (ended) {
        channel.force(true);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("the event file cannot be written", e);
    }
  }

  public synchronized boolean hasEnded() {
    return ended;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
