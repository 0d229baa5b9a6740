package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Every plot a training run has data for, in the order a reader wants them. */
public final class PlotCards {
  private PlotCards() {}

  /**
   * @param metric names a metric in the reader's language
   */
  public static List<PlotCard> of(PageContext page, Plots plots, MetricWords metric) {
    List<PlotCard> cards = new ArrayList<>();
    cards.addAll(new LifePlots(page).of(plots));
    cards.addAll(new SeriesPlots(page).of(plots));
    cards.addAll(new ClassPlots(page).of(plots));
    cards.addAll(new ValuePlots(page).of(plots));
    cards.addAll(new ModelPlots(page, metric).of(plots));
    return cards;
  }

  /** The name of a metric for the reader. */
  @FunctionalInterface
  public interface MetricWords {
    String of(String metric);
  }
}
