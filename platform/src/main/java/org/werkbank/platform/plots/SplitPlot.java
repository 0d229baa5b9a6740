package org.werkbank.platform.plots;

import java.util.List;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.SplitKind;
import org.werkbank.platform.web.PageContext;

/** The random split beside the honest one: what the first shows more is memory. */
final class SplitPlot {
  private final PageContext page;
  private final PlotCards.MetricWords metric;

  SplitPlot(PageContext page, PlotCards.MetricWords metric) {
    this.page = page;
    this.metric = metric;
  }

  Optional<PlotCard> of(Evaluation evaluation) {
    Evaluation.OtherSplit other = evaluation.otherSplit();
    if (other == null) {
      return Optional.empty();
    }
    Evaluation.Value own = evaluation.test().metrics().get(other.metric());
    Evaluation.Value compared = other.metrics().get(other.metric());
    if (own == null || compared == null) {
      return Optional.empty();
    }
    ChartData data =
        new ChartData(page.t("plots.split.x"), metric.of(other.metric()))
            .series(
                metric.of(other.metric()),
                List.of(List.of(0.0, own.value()), List.of(1.0, compared.value())))
            .band(
                List.of(
                    List.of(0.0, own.low(), own.high()),
                    List.of(1.0, compared.low(), compared.high())),
                "95 %")
            .counts(List.of(evaluation.test().n(), other.n()))
            .with(
                "categories",
                List.of(
                    page.t("plots.split.own", words(evaluation.split().kind())),
                    page.t("plots.split.other", words(other.kind()))))
            .with("min", 0);
    String note =
        page.t(
            "plots.split.n",
            evaluation.test().n(),
            other.n(),
            page.formats().number(other.gap(), 3));
    return Optional.of(new PlotWords(page).card("split", note, PlotCard.BAR, data));
  }

  private String words(SplitKind kind) {
    return page.t("runs.split." + kind.id());
  }
}
