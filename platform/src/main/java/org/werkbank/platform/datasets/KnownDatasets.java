package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;

/** The door to what a user may know of: own data sets and those of others, described, not shown. */
public final class KnownDatasets {
  private final Database database;
  private final Access access;
  private final ObjectMapper json;

  public KnownDatasets(Database database, Access access, ObjectMapper json) {
    this.database = database;
    this.access = access;
    this.json = json;
  }

  /** Makes data sets findable that were there before the search was. */
  public void describeOld() {
    database.change(tx -> new DatasetStore(tx, json).describeOld());
  }

  /** All of them, in the order of their ids, of which none changes while one turns the pages. */
  public Page<KnownData> list(CurrentUser user, PageRequest page) {
    return database.read(
        tx -> {
          String after = page.after().id();
          NavigableSet<String> ids = access.candidates(tx, user);
          ids.addAll(new DatasetStore(tx, json).idsOf(user.memberId(), after, page.limit()));
          List<String> wanted = ids.tailSet(after, false).stream().limit(page.limit()).toList();
          // Cut before asking: a candidate that turns out to be hidden makes a page shorter.
          Page<String> cut = Page.of(wanted, page, id -> new PageKey(Long.MAX_VALUE, id));
          return new Page<>(known(tx, user, cut.items()), cut.nextPageToken());
        });
  }

  /** Those of the named ones that the user may know of, in the order they are named. */
  public List<KnownData> of(CurrentUser user, List<String> ids) {
    return database.read(tx -> known(tx, user, ids));
  }

  public KnownData one(CurrentUser user, String id) {
    return database.read(tx -> required(tx, user, id));
  }

  public KnownVersion version(CurrentUser user, String id, int number) {
    return database.read(
        tx -> {
          KnownData data = required(tx, user, id);
          DatasetVersion version =
              new DatasetStore(tx, json)
                  .version(id, number)
                  .orElseThrow(
                      () ->
                          Problem.notFound(
                              "datasets.noSuchVersion", number, data.dataset().name()));
          boolean isOwn = data.dataset().memberId().equals(user.memberId());
          Profile shown =
              isOwn ? version.profile() : new OthersView(data.schema()).profile(version.profile());
          return new KnownVersion(
              data,
              version.summary(),
              version.dialect(),
              SchemaColumns.described(data.schema(), shown));
        });
  }

  private KnownData required(Transaction tx, CurrentUser user, String id) {
    return known(tx, user, List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("datasets.noDataset", id));
  }

  private List<KnownData> known(Transaction tx, CurrentUser user, List<String> ids) {
    DatasetStore store = new DatasetStore(tx, json);
    Map<String, DatasetStore.Row> rows =
        store.byIds(ids).stream()
            .collect(Collectors.toMap(DatasetStore.Row::id, Function.identity()));
    Map<String, Set<Action>> allowed =
        access.allowed(tx, user, rows.values().stream().map(DatasetStore.Row::ref).toList());
    Map<String, VersionSummary.Row> newest = store.newest(ids);
    return ids.stream()
        .map(rows::get)
        .filter(Objects::nonNull)
        .map(
            row ->
                known(
                    store,
                    row,
                    row.memberId().equals(user.memberId()),
                    newest.get(row.id()),
                    allowed.getOrDefault(row.id(), Set.of())))
        .filter(known -> known.may(Action.DISCOVER))
        .toList();
  }

  private static KnownData known(
      DatasetStore store,
      DatasetStore.Row row,
      boolean isOwn,
      VersionSummary.@Nullable Row newest,
      Set<Action> allowed) {
    Schema whole = store.schema(row);
    Schema shown = isOwn ? whole : new OthersView(whole).schema();
    return new KnownData(
        row.dataset(),
        shown,
        whole.columns().size() - shown.columns().size(),
        newest == null ? null : newest.summary(),
        allowed);
  }
}
