package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Plots of values in the order of time. */
final class SeriesPlots {
  private final PageContext page;
  private final PlotWords words;

  SeriesPlots(PageContext page) {
    this.page = page;
    this.words = new PlotWords(page);
  }

  List<PlotCard> of(Plots plots) {
    Plots.Series series = plots.series();
    List<PlotCard> cards = new ArrayList<>();
    if (series == null) {
      return cards;
    }
    if (!series.recent().isEmpty()) {
      cards.add(compared("forecast", series, series.recent()));
    }
    if (!series.profile().isEmpty()) {
      cards.add(compared("profile", series, series.profile()));
    }
    if (series.blocks().size() > 1) {
      cards.add(errors(series));
    }
    return cards;
  }

  private PlotCard compared(String id, Plots.Series series, List<Plots.Step> steps) {
    ChartData data = new ChartData(page.t("plots." + id + ".x"), page.t("plots." + id + ".y"));
    data.series(page.t("plots.predicted"), points(steps, Plots.Step::predicted))
        .counts(counts(steps))
        .series(page.t("plots.actual"), points(steps, Plots.Step::actual))
        .with("xWhole", true);
    data.last("ink", true);
    naive(data, series, steps, Plots.Step::naive);
    return words.card(id, note(steps), PlotCard.LINE, data);
  }

  private PlotCard errors(Plots.Series series) {
    List<Plots.Step> steps = series.blocks();
    ChartData data =
        new ChartData(page.t("plots.overTime.x"), page.t("plots.overTime.y"))
            .series(page.t("plots.predicted"), points(steps, Plots.Step::error))
            .counts(counts(steps))
            .with("min", 0)
            .with("xWhole", true);
    naive(data, series, steps, Plots.Step::naiveError);
    return words.card("overTime", note(steps), PlotCard.LINE, data);
  }

  private void naive(
      ChartData data,
      Plots.Series series,
      List<Plots.Step> steps,
      Function<Plots.Step, @Nullable Double> value) {
    List<List<Double>> points = new ArrayList<>();
    for (Plots.Step step : steps) {
      Double naive = value.apply(step);
      if (naive != null) {
        points.add(List.of((double) step.at(), naive));
      }
    }
    if (!points.isEmpty()) {
      data.series(page.t(series.season() > 0 ? "plots.season" : "plots.last"), points).muted();
    }
  }

  private String note(List<Plots.Step> steps) {
    long n = steps.stream().mapToLong(Plots.Step::n).sum();
    long fewest = steps.stream().mapToLong(Plots.Step::n).min().orElse(0);
    return page.t("plots.steps", n, fewest);
  }

  private static List<Long> counts(List<Plots.Step> steps) {
    return steps.stream().map(Plots.Step::n).toList();
  }

  private static List<List<Double>> points(
      List<Plots.Step> steps, ToDoubleFunction<Plots.Step> value) {
    return steps.stream()
        .map(step -> List.of((double) step.at(), value.applyAsDouble(step)))
        .toList();
  }
}
