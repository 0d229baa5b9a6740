package org.werkbank.platform.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.Json;

/**
 * The data of a chart as {@code assets/charts.js} reads it from {@code data-series}.
 *
 * @param x and {@code y}: titles of the axes
 * @param categories of a bar chart; points then are [index, value]
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
    String x,
    String y,
    List<Series> series,
    List<Line> lines,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double xMin,
    @Nullable Double xMax,
    @Nullable String unit,
    @Nullable List<String> categories) {
  private static final ObjectMapper JSON = Json.mapper();

  /** A curve or a row of bars; the band holds [x, low, high]. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Series(
      String name, List<double[]> points, @Nullable List<double[]> band, boolean muted) {}

  /** A straight line across the chart, at x or at y. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(@Nullable Double x, @Nullable Double y, String name) {
    public static Line atX(double x, String name) {
      return new Line(x, null, name);
    }

    public static Line atY(double y, String name) {
      return new Line(null, y, name);
    }
  }

  /** For the attribute. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart cannot be written", e);
    }
  }
}
