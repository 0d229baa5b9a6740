package org.werkbank.platform.datasets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.werkbank.platform.storage.ObjectStore;

/**
 * Removes objects of uploads that were cut short with the server: bytes come before the row, so an
 * object without a row is left over, once it is too old to be still on its way. Drafts and uploads
 * that were given up go first, so that their files are left over as well.
 */
public final class OrphanSweeper {
  private static final Duration OLD_ENOUGH = Duration.ofHours(1);

  private final ObjectStore store;
  private final Clock clock;
  private final List<KeptObjects> keepers;
  private final BiPredicate<String, String> isNamed;

  OrphanSweeper(
      ObjectStore store,
      Clock clock,
      List<KeptObjects> keepers,
      BiPredicate<String, String> isNamed) {
    this.store = store;
    this.clock = clock;
    this.keepers = List.copyOf(keepers);
    this.isNamed = isNamed;
  }

  /** Sweeps one bucket and answers with the number of objects removed. */
  public int sweep(String bucket) {
    keepers.forEach(one -> one.expire(bucket));
    Instant latest = clock.instant().minus(OLD_ENOUGH);
    List<String> orphans = new ArrayList<>();
    store.forEach(
        bucket,
        "datasets/",
        object -> {
          if (object.modifiedAt().isBefore(latest) && !isKept(bucket, object.key())) {
            orphans.add(object.key());
          }
        });
    orphans.forEach(key -> store.remove(bucket, key));
    return orphans.size();
  }

  private boolean isKept(String bucket, String key) {
    return isNamed.test(bucket, key) || keepers.stream().anyMatch(one -> one.isNamed(bucket, key));
  }
}
