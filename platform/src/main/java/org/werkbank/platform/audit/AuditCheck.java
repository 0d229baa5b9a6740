package org.werkbank.platform.audit;

import java.util.List;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;

/** Reads the whole trail and says whether its chain holds. */
public final class AuditCheck {
  private static final int AT_ONCE = 1_000;

  private final Database database;

  public AuditCheck(Database database) {
    this.database = database;
  }

  /** In one snapshot, so that entries written meanwhile do not look like a fault. */
  public ChainReport check() {
    return database.read(this::checked);
  }

  private ChainReport checked(Transaction tx) {
    AuditStore store = new AuditStore(tx);
    AuditStore.Head head = store.head();
    String hash = AuditStore.START;
    long sequence = 0;
    List<AuditStore.Linked> some = store.after(sequence, AT_ONCE);
    while (!some.isEmpty()) {
      for (AuditStore.Linked one : some) {
        if (one.sequence() != sequence + 1) {
          return report(store, sequence, head, sequence + 1, "missing");
        }
        String expected = AuditHash.of(hash, one.sequence(), one.row());
        if (!expected.equals(one.hash())) {
          return report(store, sequence, head, one.sequence(), "changed");
        }
        hash = expected;
        sequence = one.sequence();
      }
      some = store.after(sequence, AT_ONCE);
    }
    if (sequence != head.sequence() || !hash.equals(head.hash())) {
      return report(store, sequence, head, sequence + 1, "cut");
    }
    return new ChainReport(sequence, store.unchained(), head.hash(), null);
  }

  private static ChainReport report(
      AuditStore store, long entries, AuditStore.Head head, long at, String reason) {
    return new ChainReport(
        entries, store.unchained(), head.hash(), new ChainReport.Broken(at, reason));
  }
}
