package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.plots.DifferencePlot;
import org.werkbank.platform.plots.DifferencePlot.Difference;
import org.werkbank.platform.plots.PlotCard;
import org.werkbank.platform.web.PageContext;

/** Draws by how much runs differ on the same rows. */
public final class DifferenceCards {
  private DifferenceCards() {}

  /** By position of the pair; none for pairs that cannot be compared. */
  static Map<Integer, PlotCard> of(PageContext page, RunComparison comparison) {
    Map<Integer, PlotCard> cards = new LinkedHashMap<>();
    for (int i = 0; i < comparison.pairs().size(); i++) {
      int position = i;
      String other = RunCompareWords.letter(i + 1);
      of(page, comparison, i, "difference-" + other, RunCompareWords.letter(0), other)
          .ifPresent(card -> cards.put(position, card));
    }
    return cards;
  }

  /**
   * @param id names the plot in the page, {@code first} and {@code second} the runs
   */
  public static Optional<PlotCard> of(
      PageContext page,
      RunComparison comparison,
      int pair,
      String id,
      String first,
      String second) {
    RunComparison.Pair compared = comparison.pairs().get(pair);
    List<Difference> shown = new ArrayList<>();
    for (RunComparison.Metric metric : comparison.metrics()) {
      Evaluation.Value base = metric.values().get(0);
      compared.differences().stream()
          .filter(one -> one.metric().equals(metric.name()))
          .filter(one -> base != null && base.value() != 0)
          .map(one -> difference(page, metric, base, one))
          .forEach(shown::add);
    }
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DifferencePlot(page)
                .of(id, first, second, shown, compared.rows(), compared.units()));
  }

  private static Difference difference(
      PageContext page,
      RunComparison.Metric metric,
      Evaluation.Value base,
      PairedDifference paired) {
    double scale = 100 / Math.abs(base.value());
    String name = RunWords.metric(page, metric.name());
    return metric.smallerIsBetter()
        ? new Difference(
            name, -scale * paired.difference(), -scale * paired.high(), -scale * paired.low())
        : new Difference(
            name, scale * paired.difference(), scale * paired.low(), scale * paired.high());
  }
}
