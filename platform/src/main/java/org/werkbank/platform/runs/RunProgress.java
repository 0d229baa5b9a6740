package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phases a run went through, the current one last, with the share done of each. */
public record RunProgress(List<Phase> phases) {
  public static final RunProgress NONE = new RunProgress(List.of());

  public RunProgress {
    phases = List.copyOf(phases);
  }

  /**
   * One phase.
   *
   * @param done of {@code total} units
   * @param beganAt and {@code lastAt}: when it was first and last heard of, in epoch milliseconds
   */
  public record Phase(String name, double done, double total, long beganAt, long lastAt) {
    /** Between 0 and 1. */
    public double share() {
      return total > 0 ? Math.max(0, Math.min(1, done / total)) : 0;
    }

    public double seconds() {
      return Math.max(0, (lastAt - beganAt) / 1000.0);
    }

    /** Seconds left at the pace up to now, or null while nothing can be said. */
    public @Nullable Double secondsLeft() {
      double share = share();
      return share > 0.02 && seconds() > 0 ? seconds() * (1 - share) / share : null;
    }
  }

  /** The same with what was heard last; a phase heard of again goes on. */
  RunProgress heard(String name, double done, double total, Instant time) {
    long now = time.toEpochMilli();
    List<Phase> next = new ArrayList<>(phases);
    for (int i = 0; i < next.size(); i++) {
      Phase known = next.get(i);
      if (known.name().equals(name)) {
        next.set(i, new Phase(name, done, total, known.beganAt(), now));
        return new RunProgress(next);
      }
    }
    if (!next.isEmpty()) {
      int last = next.size() - 1;
      Phase before = next.get(last);
      next.set(
          last, new Phase(before.name(), before.done(), before.total(), before.beganAt(), now));
    }
    next.add(new Phase(name, done, total, now, now));
    return new RunProgress(next);
  }

  public @Nullable Phase current() {
    return phases.isEmpty() ? null : phases.get(phases.size() - 1);
  }
}
