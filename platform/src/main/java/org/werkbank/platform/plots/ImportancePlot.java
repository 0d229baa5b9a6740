package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Importance;
import org.werkbank.platform.web.PageContext;

/** What shuffling each column, or each group of columns that go together, costs. */
final class ImportancePlot {
  private static final int MOST_BARS = 20;

  private final PageContext page;
  private final PlotCards.MetricWords metric;

  ImportancePlot(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.metric = metric;
  }

  PlotCard of(Importance importance) {
    List<Importance.Loss> first = importance.columns().stream().limit(MOST_BARS).toList();
    List<List<Double>> bars = new ArrayList<>();
    List<List<Double>> spreads = new ArrayList<>();
    for (Importance.Loss one : first) {
      double at = bars.size();
      bars.add(List.of(at, one.loss()));
      spreads.add(List.of(at, one.loss() - one.deviation(), one.loss() + one.deviation()));
    }
    ChartData data =
        new ChartData(page.t("plots.importance.x"), page.t("plots.importance.y"))
            .series(page.t("plots.importance.y"), bars)
            .band(spreads, "±")
            .with("categories", first.stream().map(this::columns).toList())
            .with("horizontal", true);
    String note =
        page.t(
            "plots.importance.n",
            importance.rows(),
            importance.repeats(),
            metric.of(importance.metric()));
    return new PlotWords(page).card("importance", note, PlotCard.BAR, data);
  }

  /** The column, and how many others were shuffled with it. */
  private String columns(Importance.Loss loss) {
    int others = loss.members().size() - 1;
    return others == 0 ? loss.name() : page.t("plots.importance.group", loss.name(), others);
  }
}
