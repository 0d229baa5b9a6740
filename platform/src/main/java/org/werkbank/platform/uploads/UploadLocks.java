package org.werkbank.platform.uploads;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Lets one request at a time change an upload. In memory, since one server has the database. */
final class UploadLocks {
  /** The right to change one upload, until it is closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final Set<String> held = ConcurrentHashMap.newKeySet();

  Held hold(String id) {
    return tryHold(id).orElseThrow(() -> Problem.of(ProblemType.LOCKED, "uploads.locked"));
  }

  Optional<Held> tryHold(String id) {
    return held.add(id) ? Optional.of(() -> held.remove(id)) : Optional.empty();
  }
}
