package org.werkbank.platform.datasets;

import org.werkbank.platform.db.Transaction;

/** Sums of bytes, inside a transaction of the caller. */
final class SpaceStore {
  private static final String ALL =
      """
      select coalesce(sum(v.size_bytes), 0)
      from dataset_versions v join datasets d on d.id = v.dataset_id
      where d.member_id = :memberId
      """;
  private static final String TRASHED = ALL + " and d.trashed_at is not null";
  private static final String DRAFTS =
      """
      select coalesce(sum(f.size_bytes), 0)
      from dataset_draft_files f
      join dataset_drafts t on t.id = f.draft_id
      join datasets d on d.id = t.dataset_id
      where d.member_id = :memberId
      """;

  private final Transaction tx;

  SpaceStore(Transaction tx) {
    this.tx = tx;
  }

  /** Bytes of all versions, those in the trash too. */
  long ofVersions(String memberId) {
    return sum(ALL, memberId);
  }

  long ofTrash(String memberId) {
    return sum(TRASHED, memberId);
  }

  long ofDrafts(String memberId) {
    return sum(DRAFTS, memberId);
  }

  private long sum(String sql, String memberId) {
    return tx.handle().createQuery(sql).bind("memberId", memberId).mapTo(Long.class).one();
  }
}
