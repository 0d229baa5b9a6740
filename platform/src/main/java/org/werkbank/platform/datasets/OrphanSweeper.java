package org.werkbank.platform.datasets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.werkbank.platform.storage.ObjectStore;

/**
 * Removes objects of uploads that were cut short with the server: bytes come before the row, so an
 * object without a row is left over, once it is too old to be still on its way. Drafts that were
 * given up go first, so that their files are left over as well.
 */
public final class OrphanSweeper {
  private static final Duration OLD_ENOUGH = Duration.ofHours(1);

  private final ObjectStore store;
  private final Clock clock;
  private final Consumer<String> expireDrafts;
  private final BiPredicate<String, String> isNamed;

  OrphanSweeper(
      ObjectStore store,
      Clock clock,
      Consumer<String> expireDrafts,
      BiPredicate<String, String> isNamed) {
    this.store = store;
    this.clock = clock;
    this.expireDrafts = expireDrafts;
    this.isNamed = isNamed;
  }

  /** Sweeps one bucket and answers with the number of objects removed. */
  public int sweep(String bucket) {
    expireDrafts.accept(bucket);
    Instant latest = clock.instant().minus(OLD_ENOUGH);
    List<String> orphans = new ArrayList<>();
    store.forEach(
        bucket,
        "datasets/",
        object -> {
          if (object.modifiedAt().isBefore(latest) && !isNamed.test(bucket, object.key())) {
            orphans.add(object.key());
          }
        });
    orphans.forEach(key -> store.remove(bucket, key));
    return orphans.size();
  }
}
