package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;

/** Checks what a sweep wants to vary against the pipeline's descriptor. */
final class SweepSpaceCheck {
  private static final int MOST_VALUES = 50;
  private static final String LOG = "log";
  private static final String LINEAR = "linear";

  private final PipelineDescriptor pipeline;
  private final Mistakes mistakes;
  private final ParameterCheck check;

  SweepSpaceCheck(PipelineDescriptor pipeline, Mistakes mistakes) {
    this.pipeline = pipeline;
    this.mistakes = mistakes;
    this.check = new ParameterCheck(pipeline, mistakes);
  }

  /** What each parameter may be; what is wrong is noted and left out. */
  SweepSpace space(NewSweep.Search search, Map<String, @Nullable Object> fixed) {
    boolean isGrid = NewSweep.Search.GRID.equals(search.kind());
    Map<String, SweepSpace.Axis> axes = new LinkedHashMap<>();
    search
        .vary()
        .forEach(
            (name, range) -> {
              String pointer = "/search/vary/" + Mistakes.token(name);
              ParameterDescriptor parameter = pipeline.parameter(name).orElse(null);
              if (parameter == null) {
                mistakes.add(pointer, "runs.parameter.unknown", name, pipeline.name());
              } else if (fixed.get(name) != null) {
                mistakes.add(pointer, "runs.sweep.fixedAndVaried", name);
              } else if (range == null) {
                mistakes.add(pointer, "runs.sweep.noValues", name);
              } else {
                SweepSpace.Axis axis =
                    range.values() != null
                        ? values(parameter, range.values(), pointer + "/values")
                        : isGrid ? listed(parameter, pointer) : between(parameter, range, pointer);
                if (axis != null) {
                  axes.put(name, axis);
                }
              }
            });
    return new SweepSpace(axes);
  }

  private SweepSpace.@Nullable Axis listed(ParameterDescriptor parameter, String pointer) {
    mistakes.add(pointer, "runs.sweep.gridNeedsValues", parameter.name());
    return null;
  }

  private SweepSpace.@Nullable Axis values(
      ParameterDescriptor parameter, List<@Nullable Object> given, String pointer) {
    if (given.isEmpty() || given.size() > MOST_VALUES) {
      mistakes.add(pointer, "runs.sweep.valueCount", parameter.name(), MOST_VALUES);
      return null;
    }
    Set<Object> different = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      Object value = given.get(i);
      String at = pointer + "/" + i;
      if (value == null) {
        mistakes.add(at, "runs.sweep.noValues", parameter.name());
      } else {
        different.add(check.checked(parameter, value, at));
      }
    }
    return different.isEmpty() ? null : new SweepSpace.Values(new ArrayList<>(different));
  }

  private SweepSpace.@Nullable Axis between(
      ParameterDescriptor parameter, NewSweep.Range range, String pointer) {
    boolean isNumber =
        parameter.type() == ParameterDescriptor.Type.INTEGER
            || parameter.type() == ParameterDescriptor.Type.NUMBER;
    Double from = range.from();
    Double to = range.to();
    if (!isNumber) {
      mistakes.add(pointer, "runs.sweep.rangeNeedsNumber", parameter.name());
      return null;
    }
    if (from == null || to == null || !(from < to)) {
      mistakes.add(pointer, "runs.sweep.badRange", parameter.name());
      return null;
    }
    check.checked(parameter, from, pointer + "/from");
    check.checked(parameter, to, pointer + "/to");
    String scale = range.scale() == null ? LINEAR : range.scale();
    if (!scale.equals(LINEAR) && !scale.equals(LOG)) {
      mistakes.add(pointer + "/scale", "runs.sweep.badScale", parameter.name());
      return null;
    }
    if (scale.equals(LOG) && from <= 0) {
      mistakes.add(pointer + "/scale", "runs.sweep.logNeedsPositive", parameter.name());
      return null;
    }
    return new SweepSpace.Between(
        from, to, scale.equals(LOG), parameter.type() == ParameterDescriptor.Type.INTEGER);
  }
}
