package org.werkbank.training.model;

import java.util.List;

/**
 * How rows above the threshold become alarms.
 *
 * @param consecutive rows of one group above the threshold in a row that raise an alarm
 * @param apart label values that one figure leaves out
 */
public record AlarmRule(int consecutive, List<String> apart) {
  public AlarmRule {
    apart = apart == null ? List.of() : List.copyOf(apart);
    if (consecutive < 1) {
      throw new IllegalArgumentException("an alarm takes at least one row");
    }
  }
}
