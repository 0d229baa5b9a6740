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

/** The charts of a run, as data that {@code assets/charts.js} draws. */
final class RunCharts {
  private static final int MOST_SERIES = 12;

  /** What a chart shows; see the head of {@code assets/charts.js}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Chart(
      String x,
      String y,
      List<Series> series,
      @Nullable List<Line> lines,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double xMin,
      @Nullable Double xMax,
      @Nullable Boolean xWhole,
      @Nullable List<String> categories,
      @Nullable Boolean horizontal) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Series(
      String name,
      List<List<Double>> points,
      @Nullable List<List<Double>> band,
      @Nullable Boolean muted,
      @Nullable Boolean dashed) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(@Nullable Double x, @Nullable Double y, String name) {}

  private final ObjectMapper json;
  private final PageContext page;

  RunCharts(ObjectMapper json, PageContext page) {
    this.json = json;
    this.page = page;
  }

  /** Every chart the evaluation has data for, as JSON by name. */
  Map<String, String> of(Evaluation evaluation) {
    Map<String, String> charts = new LinkedHashMap<>();
    Evaluation.Curve pr = evaluation.curves().get("pr");
    if (pr != null) {
      Evaluation.Part test = evaluation.test();
      double share = test.n() == 0 ? 0 : (double) test.positives() / test.n();
      Line prevalence = new Line(null, share, page.t("runs.chart.prevalence"));
      charts.put("pr", unit("runs.chart.recall", "runs.chart.precision", pr, List.of(prevalence)));
    }
    Evaluation.Curve roc = evaluation.curves().get("roc");
    if (roc != null) {
      charts.put("roc", withDiagonal("runs.chart.falseAlarms", "runs.chart.recall", points(roc)));
    }
    if (!evaluation.calibration().isEmpty()) {
      List<List<Double>> bins =
          evaluation.calibration().stream()
              .map(bin -> List.of(bin.predicted(), bin.observed()))
              .toList();
      charts.put("calibration", withDiagonal("runs.chart.predicted", "runs.chart.observed", bins));
    }
    return charts;
  }

  /** Metrics by step, one chart for each kind of value. */
  Map<String, String> steps(List<MetricPoint> points) {
    Map<String, Map<String, List<List<Double>>>> kinds = new LinkedHashMap<>();
    for (MetricPoint point : points) {
      String name = point.name();
      String kind = name.substring(name.lastIndexOf('.') + 1);
      kinds
          .computeIfAbsent(kind, k -> new LinkedHashMap<>())
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(List.of((double) point.step(), point.value()));
    }
    Map<String, String> charts = new LinkedHashMap<>();
    kinds.forEach(
        (kind, byName) -> {
          boolean isCurve = byName.values().stream().anyMatch(values -> values.size() > 1);
          if (isCurve) {
            charts.put(kind, steps(kind, byName));
          }
        });
    return charts;
  }

  private String steps(String kind, Map<String, List<List<Double>>> byName) {
    List<Series> series =
        byName.entrySet().stream()
            .limit(MOST_SERIES)
            .map(e -> new Series(seriesName(e.getKey()), e.getValue(), null, null, null))
            .toList();
    return write(
        new Chart(
            page.t("runs.chart.step"),
            RunWords.metric(page, kind),
            series,
            null,
            null,
            null,
            null,
            null,
            true,
            null,
            null));
  }

  private static String seriesName(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private String unit(String x, String y, Evaluation.Curve curve, List<Line> lines) {
    return write(chart(x, y, List.of(series(points(curve))), lines));
  }

  private String withDiagonal(String x, String y, List<List<Double>> points) {
    Series diagonal =
        new Series(
            page.t("runs.chart.diagonal"),
            List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)),
            null,
            true,
            true);
    return write(chart(x, y, List.of(series(points), diagonal), null));
  }

  private Series series(List<List<Double>> points) {
    return new Series(page.t("runs.chart.model"), points, null, null, null);
  }

  private Chart chart(String x, String y, List<Series> series, @Nullable List<Line> lines) {
    return new Chart(page.t(x), page.t(y), series, lines, 0.0, 1.0, 0.0, 1.0, null, null, null);
  }

  private static List<List<Double>> points(Evaluation.Curve curve) {
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < curve.x().size(); i++) {
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
