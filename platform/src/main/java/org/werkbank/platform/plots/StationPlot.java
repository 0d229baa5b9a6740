package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/** What is known behind each station of a chain, and what taking parts out early is worth. */
final class StationPlot {
  private static final String TASK = "chain";
  private static final String SKILL = "roc_auc";

  private final PageContext page;
  private final PlotCards.MetricWords metric;

  StationPlot(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.metric = metric;
  }

  Optional<PlotCard> of(Evaluation evaluation) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> bands = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    for (Evaluation.Factor station : evaluation.factors()) {
      Evaluation.Value skill = station.metrics().get(SKILL);
      if (skill != null) {
        double at = categories.size();
        points.add(List.of(at, skill.value()));
        bands.add(List.of(at, skill.low(), skill.high()));
        categories.add(station.name());
      }
    }
    if (!evaluation.task().equals(TASK) || categories.isEmpty()) {
      return Optional.empty();
    }
    ChartData data =
        new ChartData(page.t("plots.stations.x"), metric.of(SKILL))
            .series(metric.of(SKILL), points)
            .band(bands, "95 %")
            .with("categories", categories)
            .with("min", 0);
    return Optional.of(new PlotWords(page).card("stations", note(evaluation), PlotCard.BAR, data));
  }

  private String note(Evaluation evaluation) {
    Evaluation.Value saved = evaluation.test().metrics().get("eur_saved_per_1000");
    long n = evaluation.test().n();
    return saved == null
        ? page.t("plots.n", n)
        : page.t(
            "plots.stations.note",
            n,
            page.formats().euros(saved.value()),
            page.formats().euros(saved.low()),
            page.formats().euros(saved.high()));
  }
}
