package org.werkbank.platform.audit;

import java.time.Instant;
import java.util.List;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of the trail: rows are added and read, nothing else. */
final class AuditStore {
  /** A row as it lies in the table. */
  public record Row(
      String id,
      long createdAt,
      String actorUser,
      String actorMember,
      String action,
      String noun,
      String nounId,
      String member,
      String details) {
    AuditEntry entry() {
      return new AuditEntry(
          id,
          Instant.ofEpochMilli(createdAt),
          new AuditEntry.Actor(actorUser, actorMember),
          action,
          noun,
          nounId,
          member,
          details);
    }
  }

  private final Transaction tx;

  AuditStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row) {
    tx.handle()
        .createUpdate(
            """
            insert into audit_entries
              (id, created_at, actor_user, actor_member, action, noun, noun_id, member, details)
            values
              (:id, :createdAt, :actorUser, :actorMember, :action, :noun, :nounId, :member, :details)
            """)
        .bindMethods(row)
        .execute();
  }

  /** Newest first. */
  List<Row> list(AuditFilter filter, PageRequest page) {
    return tx.handle()
        .createQuery(
            """
            select id, created_at, actor_user, actor_member, action, noun, noun_id, member, details
            from audit_entries
            where (:anyMember = 1 or member = :member)
              and (:anyNoun = 1 or noun = :noun)
              and created_at >= :from and created_at < :until
              and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
            order by created_at desc, id
            limit :limit
            """)
        .bind("anyMember", filter.member() == null ? 1 : 0)
        .bind("member", filter.member() == null ? "" : filter.member())
        .bind("anyNoun", filter.noun() == null ? 1 : 0)
        .bind("noun", filter.noun() == null ? "" : filter.noun())
        .bind("from", filter.from() == null ? 0 : filter.from().toEpochMilli())
        .bind("until", filter.until() == null ? Long.MAX_VALUE : filter.until().toEpochMilli())
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }
}
