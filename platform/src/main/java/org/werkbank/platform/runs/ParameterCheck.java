package org.werkbank.platform.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;

/** Checks a pipeline's own parameters against its descriptor and fills in the defaults. */
final class ParameterCheck {
  private final PipelineDescriptor pipeline;
  private final Mistakes mistakes;

  ParameterCheck(PipelineDescriptor pipeline, Mistakes mistakes) {
    this.pipeline = pipeline;
    this.mistakes = mistakes;
  }

  /** Every parameter of the pipeline with its value. */
  Map<String, Object> values(Map<String, @Nullable Object> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ParameterDescriptor parameter : pipeline.parameters()) {
      Object value = given.get(parameter.name());
      values.put(
          parameter.name(),
          value == null
              ? parameter.defaultValue()
              : checked(parameter, value, pointer(parameter.name())));
    }
    for (String name : given.keySet()) {
      if (pipeline.parameter(name).isEmpty() && !HarnessParameters.NAMES.contains(name)) {
        mistakes.add(pointer(name), "runs.parameter.unknown", name, pipeline.name());
      }
    }
    return values;
  }

  /** The value as the parameter's type has it; what is wrong with it is noted at the pointer. */
  Object checked(ParameterDescriptor parameter, Object value, String pointer) {
    String name = parameter.name();
    switch (parameter.type()) {
      case BOOLEAN -> {
        if (!(value instanceof Boolean)) {
          mistakes.add(pointer, "runs.parameter.notBoolean", name);
        }
      }
      case CHOICE -> {
        if (!(value instanceof String text) || !parameter.choices().contains(text)) {
          mistakes.add(
              pointer, "runs.parameter.notChoice", name, String.join(", ", parameter.choices()));
        }
      }
      case INTEGER, NUMBER -> {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
          mistakes.add(pointer, "runs.parameter.notNumber", name);
          return value;
        }
        boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
        if (parameter.type() == ParameterDescriptor.Type.INTEGER && !whole) {
          mistakes.add(pointer, "runs.parameter.notWhole", name);
        } else if (parameter.problemOf(value) != null) {
          range(pointer, parameter, number);
        } else if (parameter.type() == ParameterDescriptor.Type.INTEGER) {
          return number.longValue();
        }
      }
    }
    return value;
  }

  private void range(String pointer, ParameterDescriptor parameter, Number value) {
    Object given = plain(value.doubleValue());
    Double min = parameter.min();
    Double max = parameter.max();
    if (min != null && max != null) {
      mistakes.add(
          pointer, "runs.parameter.range", parameter.name(), plain(min), plain(max), given);
    } else if (min != null) {
      mistakes.add(pointer, "runs.parameter.atLeast", parameter.name(), plain(min), given);
    } else {
      mistakes.add(
          pointer, "runs.parameter.atMost", parameter.name(), plain(max == null ? 0 : max), given);
    }
  }

  private static String pointer(String name) {
    return "/parameters/" + Mistakes.token(name);
  }

  /** Whole numbers are written as the reader writes them. */
  private static Object plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? (Object) (long) value
        : String.valueOf(value);
  }
}
