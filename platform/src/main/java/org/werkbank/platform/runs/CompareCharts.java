package org.werkbank.platform.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/** Curves of several runs in one chart, as data that {@code assets/charts.js} draws. */
final class CompareCharts {
  private static final int LONGEST_NAME = 24;

  /** {@code hue} counts from 1; without one the line is a mark to compare with. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Series(
      String name,
      List<List<Double>> points,
      @Nullable Integer hue,
      @Nullable Boolean muted,
      @Nullable Boolean dashed) {}

  record Chart(String x, String y, List<Series> series, int min, int max, int xMin, int xMax) {}

  private interface Points {
    List<List<Double>> of(Evaluation evaluation);
  }

  private final ObjectMapper json;
  private final PageContext page;

  CompareCharts(ObjectMapper json, PageContext page) {
    this.json = json;
    this.page = page;
  }

  /** The letter by which a run is known on the page. */
  static String letter(int position) {
    return String.valueOf((char) ('A' + position));
  }

  /** Every chart at least one of the runs has data for, as JSON by name. */
  Map<String, String> of(List<StoredRun> runs) {
    Map<String, String> charts = new LinkedHashMap<>();
    add(charts, "pr", "runs.chart.recall", "runs.chart.precision", runs, one -> curve(one, "pr"));
    add(
        charts,
        "roc",
        "runs.chart.falseAlarms",
        "runs.chart.recall",
        runs,
        one -> curve(one, "roc"));
    add(
        charts,
        "calibration",
        "runs.chart.predicted",
        "runs.chart.observed",
        runs,
        one ->
            one.calibration().stream()
                .map(bin -> List.of(bin.predicted(), bin.observed()))
                .toList());
    return charts;
  }

  private void add(
      Map<String, String> charts,
      String kind,
      String x,
      String y,
      List<StoredRun> runs,
      Points points) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Evaluation evaluation = runs.get(i).run().evaluation();
      List<List<Double>> of = evaluation == null ? List.of() : points.of(evaluation);
      if (!of.isEmpty()) {
        series.add(new Series(name(i, runs.get(i).run()), of, i + 1, null, null));
      }
    }
    if (series.isEmpty()) {
      return;
    }
    if (!kind.equals("pr")) {
      List<List<Double>> diagonal = List.of(List.of(0.0, 0.0), List.of(1.0, 1.0));
      series.add(new Series(page.t("runs.chart.diagonal"), diagonal, null, true, true));
    }
    charts.put(kind, write(new Chart(page.t(x), page.t(y), series, 0, 1, 0, 1)));
  }

  private static String name(int position, Run run) {
    String name = run.name();
    return letter(position)
        + " · "
        + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
  }

  private static List<List<Double>> curve(Evaluation evaluation, String name) {
    Evaluation.Curve curve = evaluation.curves().get(name);
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; curve != null && i < curve.x().size(); i++) {
      points.add(List.of(curve.x().get(i), curve.y().get(i)));
    }
    return points;
  }

  private String write(Chart chart) {
    try {
      return json.writeValueAsString(chart);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart is made of numbers and words", e);
    }
  }
}
