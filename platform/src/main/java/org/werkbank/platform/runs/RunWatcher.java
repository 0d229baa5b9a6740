package org.werkbank.platform.runs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One watcher of a run: takes changes at once and hands them on one after the other, however slow
 * the other side reads. One that falls too far behind is let go; it comes back with the id of the
 * last event it has seen and gets what it missed from the database.
 */
final class RunWatcher implements Consumer<RunChange> {
  private static final int MOST_PENDING = 500;

  /** The other side. */
  interface Sink {
    /** An id comes with the last event of a change alone, so that no change counts half seen. */
    void send(String event, Object data, boolean isLast, long revision);

    void close();
  }

  /** The data of a {@code state} event. */
  record StateData(RunState state, long revision) {}

  private final Executor executor;
  private final Sink sink;
  private final Deque<RunChange> pending = new ArrayDeque<>();
  private boolean busy = true;
  private boolean closed;
  private long seen;

  RunWatcher(Executor executor, Sink sink) {
    this.executor = executor;
    this.sink = sink;
  }

  /** Sends what is stored, then what was published meanwhile; until then changes wait. */
  void begin(StoredRun stored, List<MetricPoint> points) {
    send(
        new RunChange(
            stored.run().id(), stored.revision(), stored.run().state(), stored.progress(), points));
    drain();
  }

  @Override
  public void accept(RunChange change) {
    synchronized (this) {
      if (closed) {
        return;
      }
      pending.add(change);
      if (pending.size() > MOST_PENDING) {
        closed = true;
        pending.clear();
      } else if (busy) {
        return;
      }
      busy = true;
    }
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException e) {
      sink.close(); // the server stops; the watcher comes back to the next one
    }
  }

  private void drain() {
    while (true) {
      RunChange next;
      synchronized (this) {
        next = pending.poll();
        if (next == null) {
          busy = false;
          if (closed) {
            sink.close();
          }
          return;
        }
      }
      send(next);
    }
  }

  private void send(RunChange change) {
    if (change.revision() <= seen) {
      return;
    }
    seen = change.revision();
    sink.send("progress", change.progress(), false, seen);
    if (!change.points().isEmpty()) {
      sink.send("metrics", change.points(), false, seen);
    }
    sink.send("state", new StateData(change.state(), seen), true, seen);
    if (change.state().isTerminal()) {
      synchronized (this) {
        closed = true;
        pending.clear();
      }
      sink.close();
    }
  }
}
