package org.werkbank.training.prepare;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How one cell of a prepared row comes about.
 *
 * @param name readable, such as {@code Type=L}
 * @param source position of the column: inputs first, then derived ones
 * @param category the word a {@code category} slot stands for
 * @param fill what a missing number becomes; null leaves it NaN
 * @param mean subtracted
 * @param deviation divided by afterwards
 */
record Slot(
    String name,
    int source,
    Kind kind,
    @Nullable String category,
    @Nullable Double fill,
    double mean,
    double deviation) {

  /** What the slot looks at. */
  enum Kind {
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("category")
    CATEGORY,
    /** 1 for a word that has no slot of its own. */
    @JsonProperty("other")
    OTHER,
    /** 1 for an empty cell. */
    @JsonProperty("missing")
    MISSING
  }

  Slot filledWith(double value) {
    return new Slot(name, source, kind, category, value, mean, deviation);
  }

  Slot scaledBy(double newMean, double newDeviation) {
    return new Slot(name, source, kind, category, fill, newMean, newDeviation);
  }

  double finish(double raw) {
    double value = Double.isNaN(raw) && fill != null ? fill : raw;
    return (value - mean) / deviation;
  }
}
