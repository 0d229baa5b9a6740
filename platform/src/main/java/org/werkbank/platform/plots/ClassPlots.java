package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Plots of a decision between two classes. */
final class ClassPlots {
  private static final double[] LIFT_AT = {0.05, 0.1};

  private final PageContext page;
  private final PlotWords words;

  ClassPlots(PageContext page) {
    this.page = page;
    this.words = new PlotWords(page);
  }

  List<PlotCard> of(Plots plots) {
    List<PlotCard> cards = new ArrayList<>();
    Plots.Gain gain = plots.gain();
    if (gain != null && gain.positives() > 0 && !gain.at().isEmpty()) {
      cards.add(gain(gain));
    }
    if (plots.scores().stream().anyMatch(one -> !one.histogram().bins().isEmpty())) {
      cards.add(scores(plots));
    }
    return cards;
  }

  private PlotCard gain(Plots.Gain gain) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> band = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Plots.Inspected at : gain.at()) {
      double x = 100.0 * at.rows() / gain.n();
      ShareInterval found = ShareInterval.of(at.found(), gain.positives());
      points.add(List.of(x, 100 * found.share()));
      band.add(List.of(x, 100 * found.low(), 100 * found.high()));
      counts.add(at.rows());
    }
    ChartData data =
        new ChartData(page.t("plots.gain.x"), page.t("plots.gain.y"))
            .series(page.t("plots.model"), points)
            .counts(counts)
            .band(band, "95 %")
            .series(page.t("plots.random"), List.of(List.of(0.0, 0.0), List.of(100.0, 100.0)))
            .muted()
            .with("min", 0)
            .with("max", 100)
            .with("xMin", 0)
            .with("xMax", 100)
            .with("unit", "%");
    return words.card("gain", gainNote(gain), PlotCard.LINE, data);
  }

  private String gainNote(Plots.Gain gain) {
    StringBuilder note = new StringBuilder(page.t("plots.gain.n", gain.n(), gain.positives()));
    for (double share : LIFT_AT) {
      for (Plots.Inspected at : gain.at()) {
        if (at.rows() == Math.round(share * gain.n())) {
          ShareInterval found = ShareInterval.of(at.found(), gain.positives());
          note.append(' ')
              .append(
                  page.t(
                      "plots.gain.lift",
                      Math.round(100 * share),
                      page.formats().percent(found.share()),
                      page.formats().percent(found.low()),
                      page.formats().percent(found.high()),
                      page.formats().number(found.share() / share, 1)));
        }
      }
    }
    return note.toString();
  }

  private PlotCard scores(Plots plots) {
    ChartData data =
        new ChartData(
                page.t("plots.scores.x", String.valueOf(plots.positive())),
                page.t("plots.scores.y"))
            .with("min", 0)
            .with("xMin", 0)
            .with("xMax", 1)
            .with("unit", "%");
    long hidden = 0;
    List<String> sizes = new ArrayList<>();
    for (Plots.ClassScores one : plots.scores()) {
      Plots.Histogram histogram = one.histogram();
      List<List<Double>> points = new ArrayList<>();
      List<Long> counts = new ArrayList<>();
      for (Plots.Bin bin : histogram.bins()) {
        double x = (bin.from() + bin.to()) / 2;
        points.add(List.of(x, 100.0 * bin.n() / Math.max(1, histogram.n())));
        counts.add(bin.n());
      }
      data.series(one.name(), points).counts(counts);
      data.last("ink", !one.name().equals(plots.positive()));
      hidden += histogram.hidden();
      sizes.add(page.t("plots.scores.n", one.name(), histogram.n()));
    }
    String note = String.join(" · ", sizes);
    if (hidden > 0) {
      note += ". " + page.t("plots.hidden", hidden, Plots.FEWEST_ROWS);
    }
    return words.card("scores", note, PlotCard.LINE, data);
  }
}
