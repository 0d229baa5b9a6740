package org.werkbank.platform.models;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.web.CurrentUser;

/** Who sees which versions: the owner all, others what is shared with them or with everybody. */
final class ModelSight {
  private static final int LONGEST_NUMBER = 9;

  private final ModelRows rows;

  ModelSight(ModelRows rows) {
    this.rows = rows;
  }

  Optional<SeenVersion> find(
      Transaction tx, CurrentUser user, String owner, String name, String wanted) {
    ModelStore models = new ModelStore(tx);
    Model model = models.byName(owner, name).orElse(null);
    if (model == null) {
      return Optional.empty();
    }
    List<ModelStore.Alias> aliases = models.aliases(List.of(model.id()));
    Integer number = number(wanted, aliases);
    ModelVersionStore.Row row =
        number == null ? null : new ModelVersionStore(tx).find(model.id(), number).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    boolean isOwn = model.memberId().equals(user.memberId());
    ModelShareStore shares = new ModelShareStore(tx);
    if (!isOwn && !shares.maySee(model.id(), row.version(), user.memberId())) {
      return Optional.empty();
    }
    return Optional.of(
        new SeenVersion(
            model,
            rows.version(row),
            aliases.stream()
                .filter(alias -> alias.version() == row.version())
                .map(ModelStore.Alias::alias)
                .toList(),
            isOwn,
            isOwn ? sharesOf(shares, row) : List.of()));
  }

  Page<SeenModel> list(Transaction tx, CurrentUser user, PageRequest request) {
    Page<ModelStore.Row> page =
        Page.of(
            new ModelStore(tx).visible(user.memberId(), request),
            request,
            row -> new PageKey(row.createdAt(), row.id()));
    List<String> ids = page.items().stream().map(ModelStore.Row::id).toList();
    var versions =
        new ModelVersionStore(tx)
            .visible(ids, user.memberId()).stream()
                .collect(Collectors.groupingBy(ModelVersionStore.Summary::modelId));
    var aliases =
        new ModelStore(tx)
            .aliases(ids).stream().collect(Collectors.groupingBy(ModelStore.Alias::modelId));
    var shares =
        new ModelShareStore(tx)
            .of(ids).stream().collect(Collectors.groupingBy(ModelShareStore.Row::modelId));
    return page.map(
        row ->
            seen(
                row,
                row.memberId().equals(user.memberId()),
                versions.getOrDefault(row.id(), List.of()),
                aliases.getOrDefault(row.id(), List.of()),
                shares.getOrDefault(row.id(), List.of())));
  }

  private SeenModel seen(
      ModelStore.Row row,
      boolean isOwn,
      List<ModelVersionStore.Summary> versions,
      List<ModelStore.Alias> aliases,
      List<ModelShareStore.Row> shares) {
    Set<Integer> visible =
        versions.stream().map(ModelVersionStore.Summary::version).collect(Collectors.toSet());
    Map<String, Integer> named = new LinkedHashMap<>();
    aliases.stream()
        .filter(alias -> visible.contains(alias.version()))
        .forEach(alias -> named.put(alias.alias(), alias.version()));
    return new SeenModel(
        row.memberSlug(),
        row.name(),
        row.description(),
        isOwn,
        Instant.ofEpochMilli(row.createdAt()),
        named,
        versions.stream().map(version -> seen(version, isOwn, shares)).toList());
  }

  private SeenModel.Version seen(
      ModelVersionStore.Summary version, boolean isOwn, List<ModelShareStore.Row> shares) {
    Quality quality = rows.quality(version.quality());
    return new SeenModel.Version(
        version.version(),
        version.task(),
        quality,
        quality == null ? null : quality.word(),
        version.sizeBytes(),
        Instant.ofEpochMilli(version.createdAt()),
        isOwn
            ? shares.stream()
                .filter(share -> share.version() == version.version())
                .map(ModelShareStore.Row::memberSlug)
                .toList()
            : null);
  }

  private static List<Share> sharesOf(ModelShareStore shares, ModelVersionStore.Row version) {
    return shares.of(List.of(version.modelId())).stream()
        .filter(share -> share.version() == version.version())
        .map(ModelShareStore.Row::share)
        .toList();
  }

  private static @Nullable Integer number(String wanted, List<ModelStore.Alias> aliases) {
    if (!wanted.isEmpty()
        && wanted.length() <= LONGEST_NUMBER
        && wanted.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Integer.valueOf(wanted);
    }
    return aliases.stream()
        .filter(alias -> alias.alias().equals(wanted))
        .map(ModelStore.Alias::version)
        .findFirst()
        .orElse(null);
  }
}
