package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Plots that any task may have: folds, and how the prediction changes with a feature. */
final class ModelPlots {
  private final PageContext page;
  private final PlotWords words;
  private final PlotCards.MetricWords metric;

  ModelPlots(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.words = new PlotWords(page);
    this.metric = metric;
  }

  List<PlotCard> of(Plots plots) {
    List<PlotCard> cards = new ArrayList<>();
    Plots.Folds folds = plots.folds();
    if (folds != null && folds.list().size() > 1) {
      cards.add(folds(folds));
    }
    for (int i = 0; i < plots.dependence().size(); i++) {
      cards.add(dependence(plots, plots.dependence().get(i), i));
    }
    return cards;
  }

  private PlotCard folds(Plots.Folds folds) {
    List<String> categories = new ArrayList<>();
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> whiskers = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Plots.FoldFigure fold : folds.list()) {
      double at = categories.size();
      categories.add(String.valueOf(fold.number()));
      points.add(List.of(at, fold.value()));
      whiskers.add(List.of(at, fold.low(), fold.high()));
      counts.add(fold.n());
    }
    long n = counts.stream().mapToLong(Long::longValue).sum();
    ChartData data =
        new ChartData(page.t("plots.folds.x"), metric.of(folds.metric()))
            .series(metric.of(folds.metric()), points)
            .band(whiskers, "95 %")
            .counts(counts)
            .with("categories", categories)
            .with("min", 0);
    return words.card("folds", page.t("plots.folds.n", folds.list().size(), n), PlotCard.BAR, data);
  }

  private PlotCard dependence(Plots plots, Plots.Dependence one, int place) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> band = new ArrayList<>();
    for (int i = 0; i < one.at().size(); i++) {
      points.add(List.of(one.at().get(i), one.mean().get(i)));
      band.add(List.of(one.at().get(i), one.low().get(i), one.high().get(i)));
    }
    String y =
        plots.positive() == null
            ? page.t("plots.predicted")
            : page.t("plots.scores.x", plots.positive());
    ChartData data =
        new ChartData(one.feature(), y)
            .series(page.t("plots.mean"), points)
            .band(band, page.t("plots.middle"))
            .with("rug", one.deciles());
    return new PlotCard(
        "dependence-" + (place + 1),
        page.t("plots.dependence.title", one.feature()),
        page.t("plots.dependence.how"),
        page.t("plots.dependence.n", one.n()),
        PlotCard.LINE,
        data.json());
  }
}
