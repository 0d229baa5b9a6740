package org.werkbank.platform.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.PageContext;

/**
 * The variants of a sweep as parallel coordinates, as data that {@code assets/parallel.js} draws.
 */
final class SweepChart {
  /** One upright axis; {@code categories} where it holds words. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Axis(String name, @Nullable List<String> categories, @Nullable Boolean log) {}

  /** One line; values are numbers, or positions among the categories. */
  record Row(String name, List<Double> values, double metric, boolean best) {}

  record Chart(List<Axis> axes, List<Row> rows, boolean smallerIsBetter) {}

  private SweepChart() {}

  /** JSON, or nothing while fewer than two variants have a figure. */
  static String of(ObjectMapper json, PageContext page, SweepView sweep) {
    List<SweepView.Variant> variants =
        sweep.variants() == null
            ? List.of()
            : sweep.variants().stream().filter(one -> one.rank() != null).toList();
    if (variants.size() < 2) {
      return "";
    }
    List<Axis> axes = new ArrayList<>();
    List<List<Double>> lines = new ArrayList<>();
    variants.forEach(one -> lines.add(new ArrayList<>()));
    for (String name : sweep.search().vary().keySet()) {
      List<@Nullable Object> values = new ArrayList<>();
      variants.forEach(one -> values.add(one.parameters().get(name)));
      axes.add(axis(name, sweep, values, lines));
    }
    axes.add(new Axis(RunWords.metric(page, sweep.metricName()), null, null));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      SweepView.Variant one = variants.get(i);
      SweepRun.Figure figure = one.validation();
      double metric = figure == null ? Double.NaN : figure.value();
      lines.get(i).add(metric);
      rows.add(
          new Row(
              page.t("runs.sweep.variantNumber", one.number()),
              lines.get(i),
              metric,
              one.runId() != null && one.runId().equals(sweep.best())));
    }
    try {
      return json.writeValueAsString(new Chart(axes, rows, sweep.smallerIsBetter()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart is made of numbers and words", e);
    }
  }

  private static Axis axis(
      String name, SweepView sweep, List<@Nullable Object> values, List<List<Double>> lines) {
    boolean isNumber = values.stream().allMatch(Number.class::isInstance);
    Set<String> words = new LinkedHashSet<>();
    values.forEach(value -> words.add(String.valueOf(value)));
    List<String> categories = List.copyOf(words);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      lines
          .get(i)
          .add(
              isNumber && value instanceof Number number
                  ? number.doubleValue()
                  : (double) categories.indexOf(String.valueOf(value)));
    }
    NewSweep.Range range = sweep.search().vary().get(name);
    boolean isLog = isNumber && range != null && "log".equals(range.scale());
    return new Axis(name, isNumber ? null : categories, isLog ? true : null);
  }
}
