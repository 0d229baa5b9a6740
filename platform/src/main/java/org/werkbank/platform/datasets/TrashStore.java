package org.werkbank.platform.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of data sets on their way out: retention, trash and the records of what was deleted. */
final class TrashStore {
  private static final String IN_TRASH =
      """
      select d.id, d.member_id, d.member_slug, d.name, d.description, d.trashed_at, d.trashed_by,
        count(v.version) as versions, coalesce(sum(v.size_bytes), 0) as size_bytes
      from datasets d left join dataset_versions v on v.dataset_id = d.id
      where d.trashed_at is not null
        and d.id not in (select dataset_id from dataset_deletions)
      """;
  private static final String GROUPED =
      " group by d.id, d.member_id, d.member_slug, d.name, d.description, d.trashed_at, d.trashed_by";
  private static final String DELETIONS =
      """
      select x.dataset_id, x.name, x.versions, x.size_bytes, x.sha256, x.begun_at, x.begun_by,
        x.objects, x.ended_at, d.member_slug
      from dataset_deletions x join datasets d on d.id = x.dataset_id
      """;

  /** Between the SHA-256 of versions, which are plain words. */
  private static final String HASHES = " ";

  /** One that lies in the trash. */
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String name,
      String description,
      long trashedAt,
      @Nullable String trashedBy,
      int versions,
      long sizeBytes) {
    TrashedDataset dataset(Duration kept) {
      Instant since = Instant.ofEpochMilli(trashedAt);
      return new TrashedDataset(
          id, name, description, versions, sizeBytes, since, trashedBy, since.plus(kept));
    }
  }

  public record DeletionRow(
      String datasetId,
      String name,
      int versions,
      long sizeBytes,
      String sha256,
      long begunAt,
      @Nullable String begunBy,
      @Nullable Integer objects,
      @Nullable Long endedAt,
      String memberSlug) {
    Deletion deletion() {
      return new Deletion(
          datasetId,
          name,
          versions,
          sizeBytes,
          sha256.isEmpty() ? List.of() : List.of(sha256.split(HASHES)),
          Instant.ofEpochMilli(begunAt),
          begunBy,
          objects,
          endedAt == null ? null : Instant.ofEpochMilli(endedAt));
    }
  }

  /** A data set whose retention may be over. */
  public record Kept(String id, String memberSlug) {}

  /** What says how long one is kept. */
  public record RetentionRow(@Nullable Integer retentionDays, @Nullable Long newestAt) {}

  private final Transaction tx;

  TrashStore(Transaction tx) {
    this.tx = tx;
  }

  /** Takes it out of everything that finds data sets; false when somebody was faster. */
  boolean trash(String id, Instant now, @Nullable String by) {
    int changed =
        tx.handle()
            .createUpdate(
                """
                update datasets set trashed_at = :now, trashed_by = :by
                where id = :id and trashed_at is null
                """)
            .bind("id", id)
            .bind("now", now.toEpochMilli())
            .bind("by", by)
            .execute();
    new WordStore(tx).remove(id);
    return changed == 1;
  }

  void restore(String id) {
    tx.handle()
        .createUpdate("update datasets set trashed_at = null, trashed_by = null where id = :id")
        .bind("id", id)
        .execute();
  }

  Optional<Row> find(String memberId, String id) {
    return tx.handle()
        .createQuery(IN_TRASH + " and d.member_id = :memberId and d.id = :id" + GROUPED)
        .bind("memberId", memberId)
        .bind("id", id)
        .mapTo(Row.class)
        .findOne();
  }

  List<Row> list(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            IN_TRASH
                + """
                 and d.member_id = :memberId
                 and (d.trashed_at < :afterTime or (d.trashed_at = :afterTime and d.id > :afterId))
                """
                + GROUPED
                + " order by d.trashed_at desc, d.id limit :limit")
        .bind("memberId", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** Some of those that have lain there since before the moment. */
  List<Row> trashedBefore(Instant moment, int limit) {
    return tx.handle()
        .createQuery(
            IN_TRASH + " and d.trashed_at < :moment" + GROUPED + " order by d.id limit :limit")
        .bind("moment", moment.toEpochMilli())
        .bind("limit", limit)
        .mapTo(Row.class)
        .list();
  }

  RetentionRow retention(String id) {
    return tx.handle()
        .createQuery(
            """
            select d.retention_days, max(v.created_at) as newest_at
            from datasets d left join dataset_versions v on v.dataset_id = d.id
            where d.id = :id
            group by d.id, d.retention_days
            """)
        .bind("id", id)
        .mapTo(RetentionRow.class)
        .one();
  }

  void keepFor(String id, @Nullable Integer days) {
    tx.handle()
        .createUpdate("update datasets set retention_days = :days where id = :id")
        .bind("id", id)
        .bind("days", days)
        .execute();
  }

  /** Some of those whose newest version is older than they are to be kept. */
  List<Kept> over(Instant now, String afterId, int limit) {
    return tx.handle()
        .createQuery(
            """
            select d.id, d.member_slug
            from datasets d join dataset_versions v on v.dataset_id = d.id
            where d.retention_days is not null and d.trashed_at is null and d.id > :afterId
            group by d.id, d.member_slug, d.retention_days
            having max(v.created_at) + cast(d.retention_days as bigint) * 86400000 < :now
            order by d.id
            limit :limit
            """)
        .bind("now", now.toEpochMilli())
        .bind("afterId", afterId)
        .bind("limit", limit)
        .mapTo(Kept.class)
        .list();
  }

  /** Removes every row and every word of it, and writes down that it was there. */
  void begin(Row row, Instant now, @Nullable String by) {
    List<String> hashes =
        tx.handle()
            .createQuery(
                "select sha256 from dataset_versions where dataset_id = :id order by version")
            .bind("id", row.id())
            .mapTo(String.class)
            .list();
    tx.handle()
        .createUpdate(
            """
            insert into dataset_deletions
              (dataset_id, member_id, name, versions, size_bytes, sha256, begun_at,
               begun_by)
            values (:id, :memberId, :name, :versions, :sizeBytes, :sha256, :now, :by)
            """)
        .bindMethods(row)
        .bind("sha256", String.join(HASHES, hashes))
        .bind("now", now.toEpochMilli())
        .bind("by", by)
        .execute();
    for (String sql :
        List.of(
            "delete from dataset_versions where dataset_id = :id",
            "delete from dataset_draft_files"
                + " where draft_id in (select id from dataset_drafts where dataset_id = :id)",
            "delete from dataset_drafts where dataset_id = :id",
            "update datasets set description = '', schema_columns = '[]', latest_version = null,"
                + " schema_confirmed_at = null where id = :id")) {
      tx.handle().createUpdate(sql).bind("id", row.id()).execute();
    }
  }

  void end(String id, int objects, Instant now) {
    tx.handle()
        .createUpdate(
            """
            update dataset_deletions set objects = :objects, ended_at = :now
            where dataset_id = :id
            """)
        .bind("id", id)
        .bind("objects", objects)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Those of which objects may be left in the store. */
  List<DeletionRow> open() {
    return tx.handle()
        .createQuery(DELETIONS + " where x.ended_at is null order by x.begun_at")
        .mapTo(DeletionRow.class)
        .list();
  }

  DeletionRow deletion(String id) {
    return tx.handle()
        .createQuery(DELETIONS + " where x.dataset_id = :id")
        .bind("id", id)
        .mapTo(DeletionRow.class)
        .one();
  }

  List<DeletionRow> deletions(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            DELETIONS
                + """
                 where x.member_id = :memberId
                 and (x.begun_at < :afterTime or (x.begun_at = :afterTime and x.dataset_id > :afterId))
                order by x.begun_at desc, x.dataset_id
                limit :limit
                """)
        .bind("memberId", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(DeletionRow.class)
        .list();
  }
}
