package org.werkbank.platform.runs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.HarnessParameters;

/** Checks how a run cuts parts into segments. */
final class SegmentCheck {
  static final int MOST = 50;

  private final Mistakes mistakes;

  SegmentCheck(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Adds what was given to the values of the run. */
  void addTo(
      Map<String, Object> values, Map<String, @Nullable Object> given, List<Column> columns) {
    Object segments = given.get(HarnessParameters.SEGMENTS);
    Object phase = given.get(HarnessParameters.PHASE);
    if (segments == null && phase == null) {
      return;
    }
    if (columns.stream().noneMatch(column -> column.role() == ColumnRole.GROUP)) {
      String pointer = segments == null ? HarnessParameters.PHASE : HarnessParameters.SEGMENTS;
      mistakes.add("/parameters/" + pointer, "runs.segments.noGroup");
      return;
    }
    if (segments != null) {
      if (segments instanceof Number number
          && number.doubleValue() == number.intValue()
          && number.intValue() >= 1
          && number.intValue() <= MOST) {
        values.put(HarnessParameters.SEGMENTS, number.intValue());
      } else {
        mistakes.add("/parameters/segments", "runs.segments.wrong", MOST);
      }
    }
    if (phase != null) {
      if (columns.stream().anyMatch(one -> one.name().equals(phase) && isPhase(one))) {
        values.put(HarnessParameters.PHASE, phase);
      } else {
        mistakes.add("/parameters/phase", "runs.phase.wrong", String.valueOf(phase));
      }
    }
  }

  static boolean isPhase(Column column) {
    return column.role() == ColumnRole.FEATURE || column.role() == ColumnRole.IGNORE;
  }
}
