package org.werkbank.platform.runs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.HarnessParameters;

/**
 * Checks the parameters every run may have: derived columns, special label values, costs, second
 * look.
 */
final class HarnessParameterCheck {
  private static final int MOST_DERIVED = 100;
  private static final int MOST_APART = 50;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EXPRESSION = 2000;
  private static final Set<String> COSTS = Set.of("missEur", "falseAlarmEur", "inspectionEur");

  private final Mistakes mistakes;

  HarnessParameterCheck(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Adds those that were given to the values of the run. */
  void addTo(
      Map<String, Object> values, Map<String, @Nullable Object> given, List<Column> columns) {
    Object derived = given.get(HarnessParameters.DERIVED);
    if (derived != null && derivedIsRight(derived, columns)) {
      values.put(HarnessParameters.DERIVED, derived);
    }
    Object positive = given.get(HarnessParameters.POSITIVE);
    if (positive != null) {
      if (isLabelValue(positive)) {
        values.put(HarnessParameters.POSITIVE, positive.toString());
      } else {
        mistakes.add("/parameters/positive", "runs.positive.wrong");
      }
    }
    Object normal = given.get(HarnessParameters.NORMAL);
    if (normal != null) {
      if (isLabelValue(normal)) {
        values.put(HarnessParameters.NORMAL, normal.toString());
      } else {
        mistakes.add("/parameters/normal", "runs.normal.wrong");
      }
    }
    Object apart = given.get(HarnessParameters.APART);
    if (apart != null && apartIsRight(apart)) {
      values.put(HarnessParameters.APART, ((List<?>) apart).stream().map(String::valueOf).toList());
    }
    Object thorough = given.get(HarnessParameters.THOROUGH);
    if (thorough instanceof Boolean) {
      values.put(HarnessParameters.THOROUGH, thorough);
    } else if (thorough != null) {
      mistakes.add("/parameters/thorough", "runs.thorough.wrong");
    }
    new SegmentCheck(mistakes).addTo(values, given, columns);
    Object costs = given.get(HarnessParameters.COSTS);
    if (costs != null && costsAreRight(costs)) {
      values.put(HarnessParameters.COSTS, costs);
    }
  }

  private static boolean isLabelValue(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private boolean apartIsRight(Object apart) {
    if (apart instanceof List<?> list
        && list.size() <= MOST_APART
        && list.stream().allMatch(HarnessParameterCheck::isLabelValue)) {
      return true;
    }
    mistakes.add("/parameters/apart", "runs.apart.wrong", MOST_APART);
    return false;
  }

  private boolean derivedIsRight(Object derived, List<Column> columns) {
    if (!(derived instanceof List<?> list) || list.size() > MOST_DERIVED) {
      mistakes.add("/parameters/derived", "runs.derived.wrong", MOST_DERIVED);
      return false;
    }
    Set<String> names = new HashSet<>();
    columns.forEach(column -> names.add(column.name()));
    boolean right = true;
    for (int i = 0; i < list.size(); i++) {
      right &= oneIsRight("/parameters/derived/" + i, list.get(i), names);
    }
    return right;
  }

  private boolean oneIsRight(String pointer, Object one, Set<String> names) {
    if (!(one instanceof Map<?, ?> map)) {
      mistakes.add(pointer, "runs.derived.wrong", MOST_DERIVED);
      return false;
    }
    String name = map.get("name") instanceof String text ? text.strip() : "";
    String expression = map.get("expression") instanceof String text ? text.strip() : "";
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      mistakes.add(pointer + "/name", "runs.derived.name", LONGEST_NAME);
      return false;
    }
    if (!names.add(name)) {
      mistakes.add(pointer + "/name", "runs.derived.taken", name);
      return false;
    }
    if (expression.isEmpty() || expression.length() > LONGEST_EXPRESSION) {
      mistakes.add(pointer + "/expression", "runs.derived.expression", LONGEST_EXPRESSION);
      return false;
    }
    return true;
  }

  private boolean costsAreRight(Object costs) {
    if (!(costs instanceof Map<?, ?> map)) {
      mistakes.add("/parameters/costs", "runs.costs.wrong");
      return false;
    }
    boolean right = true;
    for (Map.Entry<?, ?> cost : map.entrySet()) {
      String name = String.valueOf(cost.getKey());
      if (!COSTS.contains(name)) {
        mistakes.add("/parameters/costs/" + Mistakes.token(name), "runs.costs.wrong");
        right = false;
      } else if (!(cost.getValue() instanceof Number number)
          || !Double.isFinite(number.doubleValue())
          || number.doubleValue() < 0) {
        mistakes.add("/parameters/costs/" + name, "runs.costs.negative");
        right = false;
      }
    }
    return right;
  }
}
