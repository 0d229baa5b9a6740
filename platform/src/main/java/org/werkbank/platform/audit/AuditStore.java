package org.werkbank.platform.audit;

import java.time.Instant;
import java.util.List;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of the trail: rows are added, each linked to the one before, and read; nothing else. */
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

  /** Stands before the first entry. */
  static final String START = "0".repeat(64);

  /** The last entry of the chain. */
  public record Head(long sequence, String hash) {}

  /** An entry with its place in the chain. */
  public record Linked(
      String id,
      long createdAt,
      String actorUser,
      String actorMember,
      String action,
      String noun,
      String nounId,
      String member,
      String details,
      long sequence,
      String hash) {
    Row row() {
      return new Row(id, createdAt, actorUser, actorMember, action, noun, nounId, member, details);
    }
  }

  private final Transaction tx;

  AuditStore(Transaction tx) {
    this.tx = tx;
  }

  /** Adds the row behind the last one of the chain. */
  void insert(Row row) {
    // The update locks the head, so that two writers do not build on the same entry.
    tx.handle()
        .createUpdate("update audit_chain set sequence = sequence + 1 where id = 1")
        .execute();
    Head before = head();
    String hash = AuditHash.of(before.hash(), before.sequence(), row);
    tx.handle()
        .createUpdate(
            """
            insert into audit_entries
              (id, created_at, actor_user, actor_member, action, noun, noun_id, member, details,
               sequence, hash)
            values
              (:id, :createdAt, :actorUser, :actorMember, :action, :noun, :nounId, :member,
               :details, :sequence, :hash)
            """)
        .bindMethods(row)
        .bind("sequence", before.sequence())
        .bind("hash", hash)
        .execute();
    tx.handle()
        .createUpdate("update audit_chain set hash = :hash where id = 1")
        .bind("hash", hash)
        .execute();
  }

  Head head() {
    return tx.handle()
        .createQuery("select sequence, hash from audit_chain where id = 1")
        .mapTo(Head.class)
        .one();
  }

  /** Entries of the chain in its order. */
  List<Linked> after(long sequence, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id, created_at, actor_user, actor_member, action, noun, noun_id, member, details,
                   sequence, hash
            from audit_entries
            where sequence > :sequence
            order by sequence
            limit :limit
            """)
        .bind("sequence", sequence)
        .bind("limit", limit)
        .mapTo(Linked.class)
        .list();
  }

  /** How many entries were written before there was a chain. */
  long unchained() {
    return tx.handle()
        .createQuery("select count(*) from audit_entries where sequence is null")
        .mapTo(Long.class)
        .one();
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
              and (:anyId = 1 or noun_id = :nounId)
              and (:anyAction = 1 or action = :action or action like :actionStart)
              and (:anyAgreement = 1 or details like :agreement)
              and created_at >= :from and created_at < :until
              and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
            order by created_at desc, id
            limit :limit
            """)
        .bind("anyMember", filter.member() == null ? 1 : 0)
        .bind("member", filter.member() == null ? "" : filter.member())
        .bind("anyNoun", filter.noun() == null ? 1 : 0)
        .bind("noun", filter.noun() == null ? "" : filter.noun())
        .bind("anyId", filter.nounId() == null ? 1 : 0)
        .bind("nounId", filter.nounId() == null ? "" : filter.nounId())
        .bind("anyAction", filter.action() == null ? 1 : 0)
        .bind("action", filter.action() == null ? "" : filter.action())
        .bind("actionStart", filter.action() + ".%")
        .bind("anyAgreement", filter.agreement() == null ? 1 : 0)
        .bind("agreement", "%\"agreement\":\"" + filter.agreement() + "\"%")
        .bind("from", filter.from() == null ? 0 : filter.from().toEpochMilli())
        .bind("until", filter.until() == null ? Long.MAX_VALUE : filter.until().toEpochMilli())
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }
}
