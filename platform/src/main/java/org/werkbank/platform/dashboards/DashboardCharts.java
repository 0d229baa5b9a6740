package org.werkbank.platform.dashboards;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.platform.models.Chart;
import org.werkbank.platform.models.CostPoint;
import org.werkbank.platform.models.MetricNames;
import org.werkbank.platform.models.Quality;
import org.werkbank.platform.web.PageContext;

/** The charts of the managers' page, in the reader's language. */
public final class DashboardCharts {
  private final PageContext page;

  DashboardCharts(PageContext page) {
    this.page = page;
  }

  /** Costs over the threshold, with the two ways to do without a model. */
  public String costs(CostCurve curve) {
    List<double[]> points = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (CostPoint point : curve.points()) {
      points.add(new double[] {point.threshold(), point.eurPer1000()});
      band.add(new double[] {point.threshold(), point.low(), point.high()});
    }
    return new Chart(
            page.t("dashboards.costs.x"),
            page.t("dashboards.costs.y"),
            List.of(new Chart.Series(page.t("dashboards.costs.model"), points, band, false)),
            List.of(
                Chart.Line.atX(curve.chosen().threshold(), page.t("dashboards.costs.chosen")),
                Chart.Line.atY(curve.noModel(), page.t("models.noModel.cost")),
                Chart.Line.atY(curve.inspectAll(), page.t("models.inspectAll"))),
            0.0,
            null,
            null,
            null,
            "€",
            null)
        .json();
  }

  /** The last runs with their intervals, beside guessing. */
  public String trend(Trend trend) {
    List<String> categories = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    List<double[]> whiskers = new ArrayList<>();
    List<double[]> naive = new ArrayList<>();
    for (Trend.Point point : trend.points()) {
      double at = categories.size();
      Quality quality = point.quality();
      categories.add(page.formats().day(point.at()) + " · " + point.name());
      points.add(new double[] {at, quality.value()});
      whiskers.add(new double[] {at, quality.low(), quality.high()});
      if (quality.naive() != null) {
        naive.add(new double[] {at, quality.naive()});
      }
    }
    List<Chart.Series> series = new ArrayList<>();
    series.add(new Chart.Series(page.t("dashboards.trend.run"), points, whiskers, false));
    if (!naive.isEmpty()) {
      series.add(new Chart.Series(page.t("models.naive"), naive, null, true));
    }
    return new Chart(
            page.t("dashboards.trend.x"),
            MetricNames.metric(page, trend.metric()),
            series,
            List.of(),
            0.0,
            null,
            null,
            null,
            null,
            categories)
        .json();
  }
}
