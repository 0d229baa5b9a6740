package org.werkbank.platform.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.agreements.DataRef;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;

/** SQL of data sets and their versions; those in the trash are not found here. */
final class DatasetStore {
  /** A condition follows. */
  private static final String FOUND =
      """
      select id, member_id, member_slug, name, description, latest_version, schema_columns,
        schema_confirmed_at, created_at
      from datasets
      where trashed_at is null and
      """;

  private static final String VERSION_COLUMNS =
      "dataset_id, version, filename, media_type, sha256, size_bytes, dialect, profile, parts,"
          + " bucket, object_key, created_at, created_by";

  /** A data set as it lies in the table. */
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String name,
      String description,
      @Nullable Integer latestVersion,
      String schemaColumns,
      @Nullable Long schemaConfirmedAt,
      long createdAt) {
    Dataset dataset() {
      return new Dataset(
          id,
          memberId,
          memberSlug,
          name,
          description,
          Instant.ofEpochMilli(createdAt),
          latestVersion);
    }

    DataRef ref() {
      return new DataRef(
          id,
          name,
          description,
          memberId,
          memberSlug,
          latestVersion != null && schemaConfirmedAt != null);
    }
  }

  /** A version as it lies in the table. */
  public record VersionRow(
      String datasetId,
      int version,
      String filename,
      String mediaType,
      String sha256,
      long sizeBytes,
      @Nullable String dialect,
      String profile,
      @Nullable String parts,
      String bucket,
      String objectKey,
      long createdAt,
      String createdBy) {}

  private final Transaction tx;
  private final ObjectMapper json;

  DatasetStore(Transaction tx, ObjectMapper json) {
    this.tx = tx;
    this.json = json;
  }

  void insert(Dataset dataset) {
    tx.handle()
        .createUpdate(
            """
            insert into datasets
              (id, member_id, member_slug, name, description, schema_columns, created_at)
            values (:id, :memberId, :memberSlug, :name, :description, '[]', :createdAt)
            """)
        .bind("id", dataset.id())
        .bind("memberId", dataset.memberId())
        .bind("memberSlug", dataset.memberSlug())
        .bind("name", dataset.name())
        .bind("description", dataset.description())
        .bind("createdAt", dataset.createdAt().toEpochMilli())
        .execute();
    describe(dataset.id());
  }

  Optional<Row> find(String id, String memberId) {
    return tx.handle()
        .createQuery(FOUND + "id = :id and member_id = :memberId")
        .bind("id", id)
        .bind("memberId", memberId)
        .mapTo(Row.class)
        .findOne();
  }

  /** Whoever owns it; what may be told of it is for {@code Access} to say. */
  Optional<Row> byId(String id) {
    return tx.handle().createQuery(FOUND + "id = :id").bind("id", id).mapTo(Row.class).findOne();
  }

  List<Row> byIds(List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : tx.handle()
            .createQuery(FOUND + "id in (<ids>)")
            .bindList("ids", ids)
            .mapTo(Row.class)
            .list();
  }

  /** The data set, when the user's member owns it. */
  Row required(CurrentUser user, String id) {
    return find(id, user.memberId()).orElseThrow(() -> Problem.notFound("datasets.noDataset", id));
  }

  List<Row> list(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            FOUND
                + """
                member_id = :memberId
                  and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
                order by created_at desc, id
                limit :limit
                """)
        .bind("memberId", memberId)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  void saveSchema(String id, Schema schema, @Nullable Instant confirmedAt) {
    tx.handle()
        .createUpdate(
            """
            update datasets
            set schema_columns = :columns, schema_confirmed_at = :confirmedAt
            where id = :id
            """)
        .bind("columns", write(schema.columns()))
        .bind("confirmedAt", confirmedAt == null ? null : confirmedAt.toEpochMilli())
        .bind("id", id)
        .execute();
    describe(id);
  }

  void insert(DatasetVersion version) {
    tx.handle()
        .createUpdate(
            """
            insert into dataset_versions
              (dataset_id, version, filename, media_type, sha256, size_bytes, row_count, dialect,
               profile, parts, bucket, object_key, created_at, created_by)
            values
              (:datasetId, :version, :filename, :mediaType, :sha256, :sizeBytes, :rows, :dialect,
               :profile, :parts, :bucket, :objectKey, :createdAt, :createdBy)
            """)
        .bind("datasetId", version.datasetId())
        .bind("version", version.version())
        .bind("filename", version.filename())
        .bind("mediaType", version.mediaType())
        .bind("sha256", version.sha256())
        .bind("sizeBytes", version.sizeBytes())
        .bind("rows", version.rows())
        .bind("dialect", version.dialect() == null ? null : write(version.dialect()))
        .bind("profile", write(version.profile()))
        .bind("parts", version.parts().isEmpty() ? null : write(version.parts()))
        .bind("bucket", version.bucket())
        .bind("objectKey", version.objectKey())
        .bind("createdAt", version.createdAt().toEpochMilli())
        .bind("createdBy", version.createdBy())
        .execute();
    tx.handle()
        .createUpdate("update datasets set latest_version = :version where id = :id")
        .bind("version", version.version())
        .bind("id", version.datasetId())
        .execute();
  }

  Optional<DatasetVersion> version(String datasetId, int version) {
    return tx.handle()
        .createQuery(
            "select "
                + VERSION_COLUMNS
                + " from dataset_versions where dataset_id = :datasetId and version = :version")
        .bind("datasetId", datasetId)
        .bind("version", version)
        .mapTo(VersionRow.class)
        .map(this::version)
        .findOne();
  }

  Optional<DatasetVersion> versionWith(String datasetId, String sha256) {
    return tx.handle()
        .createQuery(
            "select "
                + VERSION_COLUMNS
                + """
                 from dataset_versions
                where dataset_id = :datasetId and sha256 = :sha256
                order by version
                limit 1
                """)
        .bind("datasetId", datasetId)
        .bind("sha256", sha256)
        .mapTo(VersionRow.class)
        .map(this::version)
        .findOne();
  }

  List<VersionSummary> versions(String datasetId) {
    return tx.handle()
        .createQuery(
            """
            select version, filename, media_type, sha256, size_bytes, row_count as rows, created_at
            from dataset_versions
            where dataset_id = :datasetId
            order by version desc
            """)
        .bind("datasetId", datasetId)
        .mapTo(VersionSummary.Row.class)
        .map(VersionSummary.Row::summary)
        .list();
  }

  /** The newest version of each data set that has one. */
  Map<String, VersionSummary.Row> newest(List<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : tx.handle()
            .createQuery(
                """
                select v.dataset_id, v.version, v.filename, v.media_type, v.sha256, v.size_bytes,
                  v.row_count as rows, v.created_at
                from dataset_versions v
                join datasets d on d.id = v.dataset_id and d.latest_version = v.version
                where v.dataset_id in (<ids>)
                """)
            .bindList("ids", ids)
            .setMapKeyColumn("dataset_id")
            .collectInto(new GenericType<Map<String, VersionSummary.Row>>() {});
  }

  /** Ids of a member's data sets behind the named one. */
  List<String> idsOf(String memberId, String after, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id from datasets
            where member_id = :memberId and trashed_at is null and id > :after
            order by id
            limit :limit
            """)
        .bind("memberId", memberId)
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Writes down what data sets are found by that were there before the search was. */
  void describeOld() {
    new WordStore(tx).undescribed().forEach(this::describe);
  }

  /** Writes down what the data set is found by. */
  void describe(String id) {
    Row row = byId(id).orElseThrow();
    new WordStore(tx).write(row, schema(row));
  }

  boolean isNamed(String bucket, String objectKey) {
    return tx.handle()
            .createQuery(
                """
            select count(*)
            from dataset_versions
            where bucket = :bucket and object_key = :objectKey
            """)
            .bind("bucket", bucket)
            .bind("objectKey", objectKey)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  Schema schema(Row row) {
    return new Schema(
        row.schemaConfirmedAt() != null, read(row.schemaColumns(), new TypeReference<>() {}));
  }

  private DatasetVersion version(VersionRow row) {
    return new DatasetVersion(
        row.datasetId(),
        row.version(),
        row.filename(),
        row.mediaType(),
        row.sha256(),
        row.sizeBytes(),
        row.dialect() == null ? null : read(row.dialect(), new TypeReference<CsvDialect>() {}),
        read(row.profile(), new TypeReference<Profile>() {}),
        row.parts() == null
            ? List.of()
            : read(row.parts(), new TypeReference<List<VersionPart>>() {}),
        row.bucket(),
        row.objectKey(),
        Instant.ofEpochMilli(row.createdAt()),
        row.createdBy());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what this room wrote itself cannot be read", e);
    }
  }
}
