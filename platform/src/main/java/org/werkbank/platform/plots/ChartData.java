package org.werkbank.platform.plots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.web.Json;

/** The data of a chart, as the head of {@code assets/charts.js} describes it, piece by piece. */
final class ChartData {
  private static final ObjectMapper JSON = Json.mapper();

  private final Map<String, Object> data = new LinkedHashMap<>();
  private final List<Map<String, Object>> series = new ArrayList<>();
  private final List<Map<String, Object>> lines = new ArrayList<>();

  /** With the titles of the axes. */
  ChartData(String x, String y) {
    data.put("x", x);
    data.put("y", y);
    data.put("series", series);
    data.put("lines", lines);
  }

  /** A curve or a row of bars, as [x, y]; what follows says more of it. */
  ChartData series(String name, List<List<Double>> points) {
    series.add(new LinkedHashMap<>(Map.of("name", name, "points", points)));
    return this;
  }

  /** The last series' uncertainty, as [x, low, high]; {@code name} heads it in the table. */
  ChartData band(List<List<Double>> band, String name) {
    data.put("bandName", name);
    return last("band", band);
  }

  /** On how many rows each point of the last series rests. */
  ChartData counts(List<Long> counts) {
    return last("counts", counts);
  }

  /** The last series is what one compares with. */
  ChartData muted() {
    return last("muted", true).last("dashed", true);
  }

  /** A line across the chart. */
  ChartData atY(double y, String name) {
    lines.add(Map.of("y", y, "name", name));
    return this;
  }

  /** Any other field, such as {@code min}. */
  ChartData with(String field, Object value) {
    data.put(field, value);
    return this;
  }

  /** One more field of the last series. */
  ChartData last(String field, Object value) {
    series.get(series.size() - 1).put(field, value);
    return this;
  }

  String json() {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart is made of numbers and words", e);
    }
  }
}
