package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/** The same training with other random choices: how much of the figure is luck. */
final class SeedPlot {
  private final PageContext page;
  private final PlotCards.MetricWords metric;

  SeedPlot(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.metric = metric;
  }

  Optional<PlotCard> of(Evaluation evaluation) {
    List<Evaluation.SeedValue> seeds = evaluation.seeds();
    if (seeds.size() < 2) {
      return Optional.empty();
    }
    String name = metric.of(seeds.get(0).metric());
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> bands = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    for (Evaluation.SeedValue one : seeds) {
      double at = categories.size();
      points.add(List.of(at, one.value().value()));
      bands.add(List.of(at, one.value().low(), one.value().high()));
      categories.add(page.t("plots.seeds.seed", String.valueOf(one.seed())));
      values.accept(one.value().value());
    }
    ChartData data =
        new ChartData(page.t("plots.seeds.x"), name)
            .series(name, points)
            .band(bands, "95 %")
            .with("categories", categories)
            .with("min", 0);
    String note =
        page.t(
            "plots.seeds.note",
            evaluation.test().n(),
            seeds.size(),
            page.formats().number(values.getAverage(), 3),
            page.formats().number(values.getMin(), 3),
            page.formats().number(values.getMax(), 3),
            page.formats().number(deviation(seeds, values.getAverage()), 3));
    return Optional.of(new PlotWords(page).card("seeds", note, PlotCard.BAR, data));
  }

  /** Of a sample, so that the squares are divided by one less than there are seeds. */
  private static double deviation(List<Evaluation.SeedValue> seeds, double mean) {
    double squares =
        seeds.stream().mapToDouble(one -> Math.pow(one.value().value() - mean, 2)).sum();
    return Math.sqrt(squares / (seeds.size() - 1));
  }
}
