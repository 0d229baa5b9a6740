package org.werkbank.platform.runs;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands stored changes on to whoever watches the run, so that many watchers cost the database
 * nothing. A watcher must take a change at once and do its slow work elsewhere.
 */
public final class RunBroadcast {
  private final Map<String, Set<Consumer<RunChange>>> watchers = new ConcurrentHashMap<>();

  /** Watches a run until the answer is run. */
  public Runnable watch(String runId, Consumer<RunChange> watcher) {
    watchers.compute(
        runId,
        (id, known) -> {
          Set<Consumer<RunChange>> set = known == null ? ConcurrentHashMap.newKeySet() : known;
          set.add(watcher);
          return set;
        });
    return () ->
        watchers.computeIfPresent(
            runId,
            (id, set) -> {
              set.remove(watcher);
              return set.isEmpty() ? null : set;
            });
  }

  void publish(RunChange change) {
    watchers.getOrDefault(change.runId(), Set.of()).forEach(watcher -> watcher.accept(change));
  }

  public int watching() {
    return watchers.values().stream().mapToInt(Set::size).sum();
  }
}
