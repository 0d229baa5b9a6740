package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a pipeline.
 *
 * @param defaultValue used when a run does not give the parameter
 * @param min smallest allowed number, inclusive
 * @param max largest allowed number, inclusive
 * @param choices allowed texts of a {@code choice}
 */
public record ParameterDescriptor(
    String name,
    Type type,
    @JsonProperty("default") Object defaultValue,
    @Nullable Double min,
    @Nullable Double max,
    List<String> choices,
    LocalizedText title,
    LocalizedText description) {
  public ParameterDescriptor {
    Checks.notBlank(name, "name");
    Checks.given(type, "type");
    choices = choices == null ? List.of() : List.copyOf(choices);
    if (type == Type.CHOICE && choices.isEmpty()) {
      throw new IllegalArgumentException("parameter " + name + " needs choices");
    }
    if (defaultValue == null) {
      throw new IllegalArgumentException("parameter " + name + " needs a default");
    }
    String wrong = problemOf(name, type, min, max, choices, defaultValue);
    if (wrong != null) {
      throw new IllegalArgumentException("default of " + wrong);
    }
  }

  /** What a value must be. */
  public enum Type {
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("choice")
    CHOICE
  }

  /** Says in one sentence why the value is not allowed, or null when it is. */
  public @Nullable String problemOf(Object value) {
    return problemOf(name, type, min, max, choices, value);
  }

  /** What a value must be, in German. */
  public String demandDe() {
    return switch (type) {
      case BOOLEAN -> name + " muss true oder false sein";
      case CHOICE -> name + " muss eines von " + String.join(", ", choices) + " sein";
      case INTEGER -> name + " muss eine ganze Zahl" + boundsDe() + " sein";
      case NUMBER -> name + " muss eine Zahl" + boundsDe() + " sein";
    };
  }

  private String boundsDe() {
    String low = min == null ? "" : " ab " + text(min).replace('.', ',');
    return max == null ? low : low + " bis " + text(max).replace('.', ',');
  }

  private static @Nullable String problemOf(
      String name,
      Type type,
      @Nullable Double min,
      @Nullable Double max,
      List<String> choices,
      Object value) {
    return switch (type) {
      case BOOLEAN -> value instanceof Boolean ? null : name + " must be true or false";
      case CHOICE ->
          value instanceof String text && choices.contains(text)
              ? null
              : name + " must be one of " + String.join(", ", choices);
      case INTEGER, NUMBER -> {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
          yield name + " must be a number";
        }
        double d = number.doubleValue();
        if (type == Type.INTEGER && d != Math.rint(d)) {
          yield name + " must be a whole number, but is " + value;
        }
        if ((min != null && d < min) || (max != null && d > max)) {
          yield name + " must lie between " + text(min) + " and " + text(max) + ", but is " + value;
        }
        yield null;
      }
    };
  }

  private static String text(@Nullable Double bound) {
    if (bound == null) {
      return "any";
    }
    return bound == Math.rint(bound) ? String.valueOf(bound.longValue()) : bound.toString();
  }
}
