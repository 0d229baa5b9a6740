package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.HorizonValue;
import org.werkbank.platform.web.PageContext;

/** How good a forecast is the farther it looks ahead. */
final class HorizonPlot {
  private static final String SCALED = "mase";

  private final PageContext page;
  private final PlotCards.MetricWords metric;

  HorizonPlot(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.metric = metric;
  }

  Optional<PlotCard> of(Evaluation evaluation) {
    List<HorizonValue> all = evaluation.horizons();
    if (all.size() < 2) {
      return Optional.empty();
    }
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> band = new ArrayList<>();
    List<List<Double>> naive = new ArrayList<>();
    for (HorizonValue one : all) {
      double x = one.horizon();
      points.add(List.of(x, one.value().value()));
      band.add(List.of(x, one.value().low(), one.value().high()));
      Double latest = one.naive();
      if (latest != null) {
        naive.add(List.of(x, latest));
      }
    }
    String name = all.get(0).metric();
    ChartData data =
        new ChartData(page.t("plots.horizons.x"), metric.of(name))
            .series(page.t("plots.model"), points)
            .band(band, "95 %")
            .counts(all.stream().map(HorizonValue::n).toList())
            .with("min", 0)
            .with("xWhole", true);
    if (!naive.isEmpty()) {
      data.series(page.t("plots.last"), naive).muted();
    }
    if (name.equals(SCALED)) {
      data.atY(1, page.t("plots.season"));
    }
    long fewest = all.stream().mapToLong(HorizonValue::n).min().orElse(0);
    String note = page.t("plots.horizons.note", fewest, all.size());
    return Optional.of(new PlotWords(page).card("horizons", note, PlotCard.LINE, data));
  }
}
