package org.werkbank.platform.datasets;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.werkbank.platform.db.Transaction;

/** SQL of what data sets are found by; those in the trash have no words here. */
final class WordStore {
  private final Transaction tx;

  WordStore(Transaction tx) {
    this.tx = tx;
  }

  /** Ids of data sets without words, from before the search was. */
  List<String> undescribed() {
    return tx.handle()
        .createQuery(
            """
            select id from datasets
            where trashed_at is null and id not in (select data_id from data_words)
            """)
        .mapTo(String.class)
        .list();
  }

  void write(DatasetStore.Row row, Schema schema) {
    tx.handle()
        .createUpdate(
            """
            insert into data_words (data_id, words, media_type)
            values
              (:id, :words,
               (select media_type from dataset_versions
                where dataset_id = :id and version = :latest))
            on conflict (data_id)
              do update set words = excluded.words, media_type = excluded.media_type
            """)
        .bind("id", row.id())
        .bind("words", words(row, schema))
        .bind("latest", row.latestVersion())
        .execute();
  }

  void remove(String id) {
    tx.handle().createUpdate("delete from data_words where data_id = :id").bind("id", id).execute();
  }

  private static String words(DatasetStore.Row row, Schema schema) {
    // Others search here as well, and a word found tells as much as a word shown.
    Stream<String> columns =
        schema.columns().stream().filter(column -> !column.isProtected()).map(SchemaColumn::name);
    // Each word once: a search looks at every letter of it.
    return Stream.concat(Stream.of(row.name(), row.description(), row.memberSlug()), columns)
        .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")))
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
