package org.werkbank.platform.datasets;

import java.util.OptionalLong;
import org.werkbank.platform.db.Transaction;

/** How many bytes a member's data sets may take; the room of members knows. */
@FunctionalInterface
public interface Quotas {
  Quotas NONE = (tx, memberId) -> OptionalLong.empty();

  OptionalLong of(Transaction tx, String memberId);
}
