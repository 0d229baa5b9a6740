package org.werkbank.platform.models;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.web.PageContext;

/** What 1,000 parts cost over the threshold, as a chart. */
public final class CostChart {
  private CostChart() {}

  /** The data for the page. */
  public static String of(PageContext page, CostTable costs) {
    List<double[]> points = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (CostPoint point : costs.points()) {
      points.add(new double[] {point.threshold(), point.eurPer1000()});
      band.add(new double[] {point.threshold(), point.low(), point.high()});
    }
    return new Chart(
            page.t("models.threshold"),
            page.t("models.eurPer1000"),
            List.of(new Chart.Series(page.t("models.pr.model"), points, band, false)),
            List.of(
                Chart.Line.atY(costs.noModel(), page.t("models.noModel.cost")),
                Chart.Line.atY(costs.inspectAll(), page.t("models.inspectAll"))),
            0.0,
            null,
            null,
            null,
            "€",
            null)
        .json();
  }
}
