package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Every plot a training run has data for, in the order a reader wants them. */
public final class PlotCards {
  private PlotCards() {}

  /**
   * @param prices for those who may see them
   * @param metric names a metric in the reader's language
   */
  public static List<PlotCard> of(
      PageContext page,
      @Nullable Evaluation evaluation,
      Optional<Importance> importance,
      Optional<Plots> plots,
      Optional<PlotPrices> prices,
      MetricWords metric) {
    List<PlotCard> cards = new ArrayList<>();
    plots.ifPresent(
        found -> {
          cards.addAll(new LifePlots(page).of(found));
          cards.addAll(new SeriesPlots(page).of(found));
          new PeakPlot(page, prices).of(found).ifPresent(cards::add);
          cards.addAll(new ClassPlots(page).of(found));
          new ParetoPlot(page, prices).of(found).ifPresent(cards::add);
          cards.addAll(new ValuePlots(page).of(found));
        });
    if (evaluation != null) {
      new HorizonPlot(page, metric).of(evaluation).ifPresent(cards::add);
      new StationPlot(page, metric).of(evaluation).ifPresent(cards::add);
      new SplitPlot(page, metric).of(evaluation).ifPresent(cards::add);
      new SeedPlot(page, metric).of(evaluation).ifPresent(cards::add);
    }
    importance
        .filter(found -> !found.columns().isEmpty())
        .ifPresent(found -> cards.add(new ImportancePlot(page, metric).of(found)));
    plots.ifPresent(found -> cards.addAll(new ModelPlots(page, metric).of(found)));
    return cards;
  }

  /** The name of a metric for the reader. */
  @FunctionalInterface
  public interface MetricWords {
    String of(String metric);
  }
}
