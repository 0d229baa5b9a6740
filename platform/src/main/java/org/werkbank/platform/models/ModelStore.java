package org.werkbank.platform.models;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;

/** SQL of models and their aliases. */
final class ModelStore {
  public record Row(
      String id,
      String memberId,
      String memberSlug,
      String name,
      String description,
      String createdBy,
      long createdAt) {
    Model model() {
      return new Model(
          id, memberId, memberSlug, name, description, createdBy, Instant.ofEpochMilli(createdAt));
    }
  }

  public record Alias(String modelId, String alias, int version) {}

  private final Transaction tx;

  ModelStore(Transaction tx) {
    this.tx = tx;
  }

  void insert(Model model) {
    tx.handle()
        .createUpdate(
            """
            insert into models
              (id, member_id, member_slug, name, description, created_by, created_at)
            values
              (:id, :memberId, :memberSlug, :name, :description, :createdBy, :millis)
            """)
        .bindMethods(model)
        .bind("millis", model.createdAt().toEpochMilli())
        .execute();
  }

  Optional<Model> byName(String memberSlug, String name) {
    return tx.handle()
        .createQuery(
            """
            select id, member_id, member_slug, name, description, created_by, created_at
            from models
            where member_slug = :memberSlug and name = :name
            """)
        .bind("memberSlug", memberSlug)
        .bind("name", name)
        .mapTo(Row.class)
        .map(Row::model)
        .findOne();
  }

  /** The member's own models and those of which it may see a version, newest first. */
  List<Row> visible(String memberId, PageRequest page) {
    return tx.handle()
        .createQuery(
            """
            select id, member_id, member_slug, name, description, created_by, created_at
            from models m
            where (m.member_id = :memberId
                   or exists (select 1
                              from model_shares s
                              where s.model_id = m.id and s.member_id in (:memberId, :everybody)))
              and (created_at < :afterTime or (created_at = :afterTime and id > :afterId))
            order by created_at desc, id
            limit :limit
            """)
        .bind("memberId", memberId)
        .bind("everybody", Share.EVERYBODY)
        .bind("afterTime", page.after().time())
        .bind("afterId", page.after().id())
        .bind("limit", page.limit())
        .mapTo(Row.class)
        .list();
  }

  /** Points the alias at the version, wherever it pointed before. */
  void setAlias(String modelId, String alias, int version) {
    tx.handle()
        .createUpdate(
            """
            insert into model_aliases (model_id, alias, version)
            values (:modelId, :alias, :version)
            on conflict (model_id, alias) do update set version = excluded.version
            """)
        .bind("modelId", modelId)
        .bind("alias", alias)
        .bind("version", version)
        .execute();
  }

  List<Alias> aliases(List<String> modelIds) {
    if (modelIds.isEmpty()) {
      return List.of();
    }
    return tx.handle()
        .createQuery(
            """
            select model_id, alias, version
            from model_aliases
            where model_id in (<modelIds>)
            order by alias
            """)
        .bindList("modelIds", modelIds)
        .mapTo(Alias.class)
        .list();
  }
}
