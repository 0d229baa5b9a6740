package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.web.PageContext;

/** By how much one model is better than another on the same rows, in per cent of the other. */
public final class DifferencePlot {
  private final PageContext page;

  public DifferencePlot(PageContext page) {
    this.page = page;
  }

  /**
   * One metric.
   *
   * @param name in the reader's language
   * @param percent how much better the second one is, negative when it is worse, with the ends of
   *     its 95 % interval
   */
  public record Difference(String name, double percent, double low, double high) {}

  /**
   * @param id names the plot in the page
   * @param rows both were tested on
   */
  public PlotCard of(
      String id, String first, String second, List<Difference> differences, long rows, long units) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> whiskers = new ArrayList<>();
    for (Difference one : differences) {
      double at = points.size();
      points.add(List.of(at, one.percent()));
      whiskers.add(List.of(at, one.low(), one.high()));
    }
    ChartData data =
        new ChartData(page.t("plots.difference.x"), page.t("plots.difference.y", second, first))
            .series(second, points)
            .band(whiskers, "95 %")
            .with("categories", differences.stream().map(Difference::name).toList())
            .with("horizontal", true)
            .with("unit", "%");
    return new PlotCard(
        id,
        page.t("plots.difference.title", second, first),
        page.t("plots.difference.how", second),
        page.t("plots.difference.note", rows, units),
        PlotCard.BAR,
        data.json());
  }
}
