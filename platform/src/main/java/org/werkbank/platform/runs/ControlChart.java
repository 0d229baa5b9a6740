package org.werkbank.platform.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.PageContext;

/**
 * The artifact {@code control-chart.json} of a run that learned to detect anomalies: scores of some
 * tested groups over their rows, as multiples of the alarm limit.
 *
 * @param tested groups in the test part
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ControlChart(int consecutive, int tested, List<Group> groups) {
  static final String ARTIFACT = "control-chart.json";

  /**
   * One group.
   *
   * @param fault its first kind of fault; null when it is normal throughout
   * @param onset row of its first fault, from 0
   * @param out share of the faulty rows above the limit; of all rows where none is faulty
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Group(
      String name,
      @Nullable String fault,
      long n,
      @Nullable Integer onset,
      double out,
      List<Point> points) {}

  /** Neighbouring rows: the first of them, their mean score and their lowest and highest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Point(int row, double mean, double low, double high) {}

  /** One chart as the page shows it, {@code data} for {@code assets/charts.js}. */
  public record Panel(String title, String note, String data) {}

  public ControlChart {
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** A sentence of how to read the charts. */
  String how(PageContext page) {
    return page.t("runs.control.how", groups.size(), tested, consecutive);
  }

  List<Panel> panels(PageContext page, ObjectMapper json) {
    return groups.stream().map(group -> panel(group, page, json)).toList();
  }

  private static Panel panel(Group group, PageContext page, ObjectMapper json) {
    String out = page.formats().percent(group.out());
    String note =
        group.fault() == null
            ? page.t("runs.control.quiet", out)
            : page.t("runs.control.fault", group.fault(), out);
    String title = group.name().isEmpty() ? page.t("runs.control") : group.name();
    try {
      return new Panel(
          title,
          note + " · " + page.t("runs.control.n", group.n()),
          json.writeValueAsString(chart(group, page)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart is made of numbers and words", e);
    }
  }

  private static Map<String, Object> chart(Group group, PageContext page) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> band = new ArrayList<>();
    for (Point point : group.points()) {
      points.add(List.of((double) point.row(), point.mean()));
      band.add(List.of((double) point.row(), point.low(), point.high()));
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    lines.add(Map.of("y", 1, "name", page.t("runs.control.limit")));
    if (group.onset() != null) {
      lines.add(Map.of("x", group.onset(), "name", page.t("runs.control.onset")));
    }
    return Map.of(
        "x",
        page.t("runs.control.row"),
        "y",
        page.t("runs.control.score"),
        "series",
        List.of(Map.of("name", page.t("runs.control.score"), "points", points, "band", band)),
        "lines",
        lines,
        "xWhole",
        true,
        "logY",
        true);
  }
}
