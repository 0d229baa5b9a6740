package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Which causes cost most, and how much of them the model leaves unseen. */
final class ParetoPlot {
  private static final int MOST = 12;

  private final PageContext page;
  private final @Nullable PlotPrices prices;

  ParetoPlot(PageContext page, Optional<PlotPrices> prices) {
    this.page = page;
    this.prices = prices.filter(given -> given.missEur() > 0).orElse(null);
  }

  Optional<PlotCard> of(Plots plots) {
    Plots.Causes causes = plots.causes();
    if (causes == null || causes.list().isEmpty()) {
      return Optional.empty();
    }
    List<Plots.Cause> shown =
        causes.list().stream()
            .sorted(Comparator.comparingLong(Plots.Cause::n).reversed())
            .limit(MOST)
            .toList();
    ChartData data =
        new ChartData(
                page.t("plots.pareto.x"), page.t(prices == null ? "plots.rows" : "plots.pareto.y"))
            .series(page.t("plots.pareto.all"), points(shown, Plots.Cause::n))
            .counts(shown.stream().map(Plots.Cause::n).toList())
            .series(page.t("plots.pareto.missed"), points(shown, one -> one.n() - one.found()))
            .last("ink", true)
            .with("categories", shown.stream().map(Plots.Cause::name).toList())
            .with("min", 0);
    return Optional.of(new PlotWords(page).card("pareto", note(causes, shown), PlotCard.BAR, data));
  }

  private List<List<Double>> points(List<Plots.Cause> shown, ToLongFunction<Plots.Cause> rows) {
    List<List<Double>> points = new ArrayList<>();
    for (Plots.Cause one : shown) {
      double each = prices == null ? 1 : prices.missEur();
      points.add(List.of((double) points.size(), rows.applyAsLong(one) * each));
    }
    return points;
  }

  /** The largest cause with the interval of the share that is found, and what is not shown. */
  private String note(Plots.Causes causes, List<Plots.Cause> shown) {
    Plots.Cause first = shown.get(0);
    ShareInterval found = ShareInterval.of(first.found(), first.n());
    String note =
        page.t(
            "plots.pareto.note",
            causes.positives(),
            first.name(),
            page.formats().percent(found.share()),
            page.formats().percent(found.low()),
            page.formats().percent(found.high()));
    long hidden = causes.hidden() + causes.list().size() - shown.size();
    return hidden == 0 ? note : note + " " + page.t("plots.pareto.hidden", hidden);
  }
}
