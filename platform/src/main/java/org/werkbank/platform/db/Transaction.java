package org.werkbank.platform.db;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A unit of work: all of its statements take effect, or none. Stores are built around one. */
public final class Transaction {
  private final Handle handle;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** For stores alone. */
  public Handle handle() {
    return handle;
  }

  /** Runs the action once the work is durable; not at all when it fails. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
