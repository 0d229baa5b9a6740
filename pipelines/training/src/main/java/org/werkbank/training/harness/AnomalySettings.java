package org.werkbank.training.harness;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.api.Parameters;

/**
 * How alarms come about, by the parameters {@code quantile} and {@code consecutive} that every
 * pipeline of the task {@code anomaly} declares, and by {@code normal} and {@code apart}, which
 * name label values.
 *
 * @param quantile share of normal rows below the limit
 * @param consecutive rows above the limit in a row that raise an alarm
 * @param normal the label value of normal rows; null for the most frequent
 * @param apart kinds of fault that one figure leaves out
 */
record AnomalySettings(
    double quantile, int consecutive, @Nullable String normal, List<String> apart) {

  /** The settings, when the run's task is the detection of anomalies. */
  static Optional<AnomalySettings> of(RunSpec spec, Parameters parameters) {
    if (!spec.task().equals(LearningTask.ANOMALY)) {
      return Optional.empty();
    }
    Object normal = spec.parameters().get(HarnessParameters.NORMAL);
    Object apart = spec.parameters().get(HarnessParameters.APART);
    return Optional.of(
        new AnomalySettings(
            parameters.number("quantile"),
            parameters.integer("consecutive"),
            normal == null ? null : normal.toString(),
            apart instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of()));
  }
}
