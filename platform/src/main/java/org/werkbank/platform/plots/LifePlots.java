package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** Plots of a predicted remaining life. */
final class LifePlots {
  private final PageContext page;
  private final PlotWords words;

  LifePlots(PageContext page) {
    this.page = page;
    this.words = new PlotWords(page);
  }

  List<PlotCard> of(Plots plots) {
    Plots.Life life = plots.life();
    List<PlotCard> cards = new ArrayList<>();
    if (life == null) {
      return cards;
    }
    if (!life.fan().isEmpty()) {
      cards.add(fan(plots, life.fan()));
    }
    Plots.Alarms alarms = life.alarms();
    if (alarms != null && alarms.alarmed() > 0) {
      cards.add(lead(alarms));
    }
    return cards;
  }

  private PlotCard fan(Plots plots, List<Plots.Range> fan) {
    ChartData data =
        new ChartData(page.t("plots.fan.x"), page.t("plots.fan.y")).with("min", 0).with("xMin", 0);
    words.ranges(data, page.t("plots.median"), fan);
    double last = fan.get(fan.size() - 1).to();
    data.series(page.t("plots.true"), line(0, last, 0)).muted();
    Double half = plots.interval();
    long shown = fan.stream().mapToLong(Plots.Range::n).sum();
    String note = words.rows(plots.n(), Math.max(0, plots.n() - shown));
    if (half != null) {
      data.series(page.t("plots.interval.low"), line(half, last, -half)).muted();
      data.series(page.t("plots.interval.high"), line(0, last, half)).muted();
      note += " " + page.t("plots.fan.interval", words.number(half));
    }
    return words.card("fan", note, PlotCard.LINE, data);
  }

  private static List<List<Double>> line(double from, double to, double above) {
    return List.of(List.of(from, from + above), List.of(to, to + above));
  }

  private PlotCard lead(Plots.Alarms alarms) {
    ShareInterval missed = ShareInterval.of(alarms.missed(), alarms.machines());
    String note =
        page.t(
            "plots.lead.note",
            alarms.machines(),
            alarms.alarmed(),
            alarms.missed(),
            page.formats().percent(missed.low()),
            page.formats().percent(missed.high()));
    Double median = alarms.medianLead();
    if (median != null) {
      note += " " + page.t("plots.lead.median", words.number(median));
    }
    if (alarms.lead().hidden() > 0) {
      note += " " + page.t("plots.lead.hidden", alarms.lead().hidden(), Plots.FEWEST_ROWS);
    }
    PlotCard bars =
        words.bars("lead", page.t("plots.lead.x"), page.t("plots.lead.y"), alarms.lead(), note);
    return new PlotCard(
        bars.id(),
        bars.title(),
        page.t("plots.lead.how", words.number(alarms.limit())),
        bars.note(),
        bars.kind(),
        bars.series());
  }
}
