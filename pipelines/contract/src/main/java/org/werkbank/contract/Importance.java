package org.werkbank.contract;

import java.util.List;

/**
 * The artifact {@code importance.json}: how much the main metric loses on unseen rows when a column
 * is shuffled (Breiman 2001; Fisher, Rudin and Dominici 2019). Columns that go together are
 * shuffled together, for alone each could be read from the others. Nothing of it is causal.
 *
 * @param metric the main metric
 * @param rows unseen rows it was measured on, each by the model of its fold
 * @param value the metric with all columns in place
 * @param columns the most important first
 */
public record Importance(String metric, long rows, int repeats, double value, List<Loss> columns) {
  /** The artifact's path. */
  public static final String PATH = "importance.json";

  public Importance {
    Checks.notBlank(metric, "metric");
    Checks.notNegative(rows, "rows");
    Checks.finite(value, "value");
    columns = List.copyOf(Checks.given(columns, "columns"));
  }

  /**
   * One input column, or several that are correlated.
   *
   * @param name of the column, or of the first
   * @param members all columns that were shuffled together, the first among them
   * @param loss mean loss of the metric over the repeats; larger is more important
   * @param deviation standard deviation over the repeats
   */
  public record Loss(String name, List<String> members, double loss, double deviation) {
    public Loss {
      Checks.notBlank(name, "name");
      members = members == null || members.isEmpty() ? List.of(name) : List.copyOf(members);
      Checks.finite(loss, "loss");
      Checks.finite(deviation, "deviation");
    }
  }
}
