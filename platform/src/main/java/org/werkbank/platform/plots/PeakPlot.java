package org.werkbank.platform.plots;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Peak;
import org.werkbank.platform.web.PageContext;

/**
 * What of the load above a limit was foreseen; with prices, what peaks cost with and without the
 * forecast.
 */
final class PeakPlot {
  private static final double PER = 1000;

  private final PageContext page;
  private final @Nullable PlotPrices prices;

  PeakPlot(PageContext page, Optional<PlotPrices> prices) {
    this.page = page;
    this.prices = prices.filter(given -> given.missEur() > 0).orElse(null);
  }

  Optional<PlotCard> of(Plots plots) {
    List<Peak> peaks = plots.peaks().stream().filter(peak -> peak.excess() > 0).toList();
    if (peaks.size() < 2) {
      return Optional.empty();
    }
    PlotPrices given = prices;
    ChartData data = given == null ? shares(peaks) : costs(peaks, given);
    data.with("min", 0);
    Peak middle = peaks.get(peaks.size() / 2);
    ShareInterval foreseen =
        ShareInterval.of(middle.foreseen() / middle.excess() * middle.n(), middle.n());
    String note =
        page.t(
            "plots.peaks.note",
            middle.rows(),
            page.formats().compact(middle.limit()),
            middle.n(),
            page.formats().percent(foreseen.share()),
            page.formats().percent(foreseen.low()),
            page.formats().percent(foreseen.high()),
            middle.falseWarnings());
    PlotCard card = new PlotWords(page).card("peaks", note, PlotCard.LINE, data);
    return Optional.of(
        given == null
            ? card
            : new PlotCard(
                card.id(),
                page.t("plots.peaks.cost.title"),
                page.t("plots.peaks.cost.how"),
                note,
                card.kind(),
                card.series()));
  }

  private ChartData shares(List<Peak> peaks) {
    ChartData data =
        new ChartData(page.t("plots.peaks.x"), page.t("plots.peaks.y"))
            .series(page.t("plots.model"), points(peaks, p -> 100 * p.foreseen() / p.excess()))
            .counts(peaks.stream().map(Peak::n).toList())
            .with("max", 100)
            .with("unit", "%");
    List<Peak> naive = peaks.stream().filter(peak -> peak.naiveForeseen() != null).toList();
    return naive.isEmpty()
        ? data
        : data.series(page.t("plots.peaks.naive"), points(naive, p -> 100 * naive(p) / p.excess()))
            .muted();
  }

  private ChartData costs(List<Peak> peaks, PlotPrices given) {
    return new ChartData(page.t("plots.peaks.x"), page.t("plots.peaks.cost.y"))
        .series(
            page.t("plots.peaks.cost.with"),
            points(
                peaks,
                p ->
                    PER
                        / p.rows()
                        * ((p.excess() - p.foreseen()) * given.missEur()
                            + p.falseWarnings() * given.falseAlarmEur())))
        .counts(peaks.stream().map(Peak::n).toList())
        .series(
            page.t("plots.peaks.cost.without"),
            points(peaks, p -> PER / p.rows() * p.excess() * given.missEur()))
        .muted()
        .with("unit", "€");
  }

  private static double naive(Peak peak) {
    Double naive = peak.naiveForeseen();
    return naive == null ? 0 : naive;
  }

  private static List<List<Double>> points(List<Peak> peaks, ToDoubleFunction<Peak> value) {
    return peaks.stream().map(p -> List.of(p.limit(), value.applyAsDouble(p))).toList();
  }
}
