package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Plots of predicted values: a regression, a forecast, a remaining life. */
final class ValuePlots {
  /** What intervals promise. */
  private static final double PROMISED = 0.9;

  private final PageContext page;
  private final PlotWords words;

  ValuePlots(PageContext page) {
    this.page = page;
    this.words = new PlotWords(page);
  }

  List<PlotCard> of(Plots plots) {
    List<PlotCard> cards = new ArrayList<>();
    Plots.Grid grid = plots.predictedActual();
    if (grid != null && !grid.cells().isEmpty()) {
      cards.add(grid(plots, grid));
    }
    Plots.Histogram errors = plots.errors();
    if (errors != null && !errors.bins().isEmpty()) {
      cards.add(
          words.bars(
              "errors",
              page.t("plots.errors.x"),
              page.t("plots.rows"),
              errors,
              words.rows(errors.n(), errors.hidden())));
    }
    if (!plots.errorByPrediction().isEmpty()) {
      cards.add(errorByPrediction(plots));
      if (plots.errorByPrediction().stream().anyMatch(range -> range.covered() != null)) {
        cards.add(coverage(plots));
      }
    }
    return cards;
  }

  private PlotCard grid(Plots plots, Plots.Grid grid) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    List<List<Double>> cells = new ArrayList<>();
    for (Plots.Cell cell : grid.cells()) {
      low = Math.min(low, Math.min(cell.x0(), cell.y0()));
      high = Math.max(high, Math.max(cell.x1(), cell.y1()));
      cells.add(List.of(cell.x0(), cell.x1(), cell.y0(), cell.y1(), (double) cell.n()));
    }
    ChartData data =
        new ChartData(page.t("plots.grid.x"), page.t("plots.actual"))
            .series(page.t("plots.perfect"), List.of(List.of(low, low), List.of(high, high)))
            .muted()
            .with("cells", cells)
            .with("min", low)
            .with("max", high)
            .with("xMin", low)
            .with("xMax", high);
    return words.card("grid", words.rows(plots.n(), grid.hidden()), PlotCard.LINE, data);
  }

  private PlotCard errorByPrediction(Plots plots) {
    ChartData data = new ChartData(page.t("plots.grid.x"), page.t("plots.errors.x"));
    words.ranges(data, page.t("plots.median"), plots.errorByPrediction());
    data.atY(0, "");
    Double half = plots.interval();
    if (half != null) {
      data.atY(half, page.t("plots.interval")).atY(-half, "");
    }
    return words.card("errorByPrediction", words.rows(plots.n(), 0), PlotCard.LINE, data);
  }

  private PlotCard coverage(Plots plots) {
    List<String> categories = new ArrayList<>();
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> whiskers = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Plots.Range range : plots.errorByPrediction()) {
      Long covered = range.covered();
      if (covered != null) {
        double at = categories.size();
        ShareInterval share = ShareInterval.of(covered, range.n());
        categories.add(words.range(range.from(), range.to()));
        points.add(List.of(at, 100 * share.share()));
        whiskers.add(List.of(at, 100 * share.low(), 100 * share.high()));
        counts.add(range.n());
      }
    }
    ChartData data =
        new ChartData(page.t("plots.grid.x"), page.t("plots.coverage.y"))
            .series(page.t("plots.coverage.y"), points)
            .band(whiskers, "95 %")
            .counts(counts)
            .atY(100 * PROMISED, page.t("plots.coverage.promised"))
            .with("categories", categories)
            .with("min", 0)
            .with("max", 100)
            .with("unit", "%");
    return words.card("coverage", words.rows(plots.n(), 0), PlotCard.BAR, data);
  }
}
