package org.werkbank.platform.plots;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Plots;
import org.werkbank.platform.web.PageContext;

/** What several plots write in the same way. */
record PlotWords(PageContext page) {

  /** How many rows a plot rests on and how many it hides, for they would be told of alone. */
  String rows(long n, long hidden) {
    return hidden == 0
        ? page.t("plots.n", n)
        : page.t("plots.n", n) + " " + page.t("plots.hidden", hidden, Plots.FEWEST_ROWS);
  }

  String number(double value) {
    return page.formats().compact(value);
  }

  String range(double from, double to) {
    return number(from) + " – " + number(to);
  }

  /** A histogram as bars. */
  PlotCard bars(String id, String x, String y, Plots.Histogram histogram, String note) {
    List<String> categories = new ArrayList<>();
    List<List<Double>> points = new ArrayList<>();
    for (Plots.Bin bin : histogram.bins()) {
      points.add(List.of((double) categories.size(), (double) bin.n()));
      categories.add(range(bin.from(), bin.to()));
    }
    ChartData data =
        new ChartData(x, y)
            .series(page.t("plots.rows"), points)
            .with("categories", categories)
            .with("min", 0);
    return card(id, note, PlotCard.BAR, data);
  }

  /** A card whose title and sentence are those of its id. */
  PlotCard card(String id, String note, String kind, ChartData data) {
    return new PlotCard(
        id,
        page.t("plots." + id + ".title"),
        page.t("plots." + id + ".how"),
        note,
        kind,
        data.json());
  }

  /** The middles of ranges as a curve with the band between their quantiles, and their counts. */
  ChartData ranges(ChartData data, String name, List<Plots.Range> ranges) {
    List<List<Double>> points = new ArrayList<>();
    List<List<Double>> band = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (Plots.Range range : ranges) {
      double x = (range.from() + range.to()) / 2;
      points.add(List.of(x, range.middle()));
      counts.add(range.n());
      Double low = range.low();
      Double high = range.high();
      if (low != null && high != null) {
        band.add(List.of(x, low, high));
      }
    }
    data.series(name, points).counts(counts);
    return band.isEmpty() ? data : data.band(band, page.t("plots.band"));
  }
}
