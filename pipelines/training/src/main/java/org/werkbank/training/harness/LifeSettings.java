package org.werkbank.training.harness;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.data.Frame;
import org.werkbank.training.series.Windows;
import org.werkbank.training.split.Assignment;

/**
 * How histories of machines become samples of a remaining life, by the parameters {@code window},
 * {@code age}, {@code cap} and {@code judge} that every pipeline of this task declares.
 *
 * @param cap remaining lives above it count as it: far from the end nothing tells them apart
 *     (Heimes 2008)
 * @param lastOnly whether the last sample of each machine is judged alone, as benchmarks do
 */
record LifeSettings(Windows windows, double cap, boolean lastOnly) {

  /** The settings, when the run's task is a remaining life. */
  static Optional<LifeSettings> of(RunSpec spec, Parameters parameters, List<Column> columns) {
    if (!spec.task().equals(LearningTask.REMAINING_LIFE)) {
      return Optional.empty();
    }
    return Optional.of(
        new LifeSettings(
            Windows.over(parameters.integer("window"), parameters.flag("age"), columns),
            parameters.integer("cap"),
            parameters.choice("judge").equals("last")));
  }

  static double cap(@Nullable LifeSettings settings) {
    return settings == null ? Double.POSITIVE_INFINITY : settings.cap();
  }

  /** The split, judged as these settings say. */
  Assignment judged(Assignment assignment, Frame samples) {
    return lastOnly ? assignment.judgedOn(Windows.lastOfEach(samples)) : assignment;
  }
}
