package org.werkbank.platform.pipelines;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of submitted pipeline versions. */
final class PipelineStore {
  /** A version without what the check of its jar saw, which may be long. */
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String memberName,
      String name,
      String version,
      String descriptor,
      String jarBucket,
      String jarKey,
      String jarSha256,
      long jarSizeBytes,
      String state,
      String submittedBy,
      long submittedAt,
      @Nullable String reviewedBy,
      @Nullable Long reviewedAt,
      @Nullable String reviewComment,
      @Nullable String withdrawnBy,
      @Nullable Long withdrawnAt,
      @Nullable String withdrawalReason) {}

  /** The check's lists as JSON. */
  public record ReportRow(String classes, String findings, String facts, String classHashes) {}

  private static final String SELECT =
      """
      select p.id, p.member_id, m.slug as member_slug, m.name as member_name, p.name, p.version,
        p.descriptor, p.jar_bucket, p.jar_key, p.jar_sha256, p.jar_size_bytes, p.state,
        p.submitted_by, p.submitted_at, p.reviewed_by, p.reviewed_at, p.review_comment,
        p.withdrawn_by, p.withdrawn_at, p.withdrawal_reason
      from pipeline_versions p
      join members m on m.id = p.member_id
      """;

  private final Transaction tx;

  PipelineStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Row row, ReportRow report) {
    tx.handle()
        .createUpdate(
            """
            insert into pipeline_versions
              (id, member_id, name, version, descriptor, jar_bucket, jar_key, jar_sha256,
               jar_size_bytes, classes, findings, facts, class_hashes, state, submitted_by, submitted_at)
            values
              (:id, :memberId, :name, :version, :descriptor, :jarBucket, :jarKey, :jarSha256,
               :jarSizeBytes, :classes, :findings, :facts, :classHashes, :state, :submittedBy, :submittedAt)
            """)
        .bindMethods(row)
        .bindMethods(report)
        .execute();
  }

  /** The member that a name belongs to: the one that submitted it first. */
  Optional<String> ownerOf(String name) {
    return tx.handle()
        .createQuery(
            """
            select m.slug
            from pipeline_versions p
            join members m on m.id = p.member_id
            where p.name = :name
            order by p.submitted_at, p.id
            limit 1
            """)
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  Optional<Row> find(String name, String version) {
    return tx.handle()
        .createQuery(SELECT + "where p.name = :name and p.version = :version")
        .bind("name", name)
        .bind("version", version)
        .mapTo(Row.class)
        .findOne();
  }

  /** All versions of a name, newest first. */
  List<Row> versionsOf(String name) {
    return tx.handle()
        .createQuery(SELECT + "where p.name = :name order by p.submitted_at desc, p.id")
        .bind("name", name)
        .mapTo(Row.class)
        .list();
  }

  /** Approved versions by name, newest first within a name. */
  List<Row> approved() {
    return tx.handle()
        .createQuery(
            SELECT
                + "where p.state = 'approved' and p.withdrawn_at is null"
                + " order by p.name, p.submitted_at desc, p.id")
        .mapTo(Row.class)
        .list();
  }

  /** Versions waiting for the office, oldest first. */
  List<Row> waiting(int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + "where p.state = 'submitted' and p.withdrawn_at is null"
                + " order by p.submitted_at, p.id limit :limit")
        .bind("limit", limit)
        .mapTo(Row.class)
        .list();
  }

  /** What a member has submitted, newest first. */
  List<Row> ofMember(String memberId, int limit) {
    return tx.handle()
        .createQuery(
            SELECT + "where p.member_id = :member order by p.submitted_at desc, p.id limit :limit")
        .bind("member", memberId)
        .bind("limit", limit)
        .mapTo(Row.class)
        .list();
  }

  /** What a reader may see, newest first: all for the office, else approved ones and their own. */
  List<Row> visible(String memberId, boolean all, PageRequest page) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                where (:all = 1 or p.state = 'approved' or p.member_id = :member)
                  and (p.submitted_at < :afterTime
                    or (p.submitted_at = :afterTime and p.id > :afterId))
                order by p.submitted_at desc, p.id
                limit :limit
                """)
        .bind("all", all ? 1 : 0)
        .bind("member", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  ReportRow report(String id) {
    return tx.handle()
        .createQuery(
            """
            select classes, findings, facts, class_hashes from pipeline_versions where id = :id
            """)
        .bind("id", id)
        .mapTo(ReportRow.class)
        .one();
  }

  /** Records the decision if none was taken yet; says whether it was. */
  boolean review(String id, ReviewState state, String by, long at, String comment) {
    return tx.handle()
            .createUpdate(
                """
                update pipeline_versions
                set state = :state, reviewed_by = :by, reviewed_at = :at, review_comment = :comment
                where id = :id and state = 'submitted' and withdrawn_at is null
                """)
            .bind("state", state.slug())
            .bind("by", by)
            .bind("at", at)
            .bind("comment", comment)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Records the withdrawal if there is something to withdraw; says whether there was. */
  boolean withdraw(String id, String by, long at, String reason) {
    return tx.handle()
            .createUpdate(
                """
                update pipeline_versions
                set withdrawn_by = :by, withdrawn_at = :at, withdrawal_reason = :reason
                where id = :id and state in ('submitted', 'approved') and withdrawn_at is null
                """)
            .bind("by", by)
            .bind("at", at)
            .bind("reason", reason)
            .bind("id", id)
            .execute()
        == 1;
  }
}
