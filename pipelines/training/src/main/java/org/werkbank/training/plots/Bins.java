package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Bin;
import org.werkbank.contract.Plots.Cell;
import org.werkbank.contract.Plots.Grid;
import org.werkbank.contract.Plots.Histogram;

/** Counts rows in bins of one round width; bins of too few rows are left out. */
public final class Bins {
  private static final int MOST = 20;

  /** In a bin there shall be about so many rows at least, or there are fewer bins. */
  private static final int USUAL_ROWS = 15;

  private Bins() {}

  /** Bins of a round width, as many as the rows bear. */
  public static Histogram histogram(double[] values) {
    return histogram(values, width(values, Math.min(MOST, values.length / USUAL_ROWS)));
  }

  /** Bins of this width, counted from zero. */
  public static Histogram histogram(double[] values, double width) {
    Map<Long, Long> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(place(value, width), 1L, Long::sum);
    }
    List<Bin> bins = new ArrayList<>();
    long hidden = 0;
    for (Map.Entry<Long, Long> one : counts.entrySet()) {
      if (one.getValue() < Plots.FEWEST_ROWS) {
        hidden += one.getValue();
      } else {
        bins.add(new Bin(edge(one.getKey(), width), edge(one.getKey() + 1, width), one.getValue()));
      }
    }
    return new Histogram(bins, values.length, hidden);
  }

  /** Rows by two values on one scale, such as predicted (x) and actual (y). */
  public static Grid grid(double[] x, double[] y) {
    double[] both = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    double width = width(both, Math.min(MOST, (int) Math.sqrt(x.length / 5.0)));
    Map<List<Long>, Long> counts = new LinkedHashMap<>();
    for (int row = 0; row < x.length; row++) {
      counts.merge(List.of(place(x[row], width), place(y[row], width)), 1L, Long::sum);
    }
    List<Cell> cells = new ArrayList<>();
    long hidden = 0;
    for (Map.Entry<List<Long>, Long> one : counts.entrySet()) {
      if (one.getValue() < Plots.FEWEST_ROWS) {
        hidden += one.getValue();
      } else {
        long atX = one.getKey().get(0);
        long atY = one.getKey().get(1);
        cells.add(
            new Cell(
                edge(atX, width),
                edge(atX + 1, width),
                edge(atY, width),
                edge(atY + 1, width),
                one.getValue()));
      }
    }
    return new Grid(cells, hidden);
  }

  /** 1, 2 or 5 times a power of ten, so that the range takes about so many steps. */
  static double width(double[] values, int steps) {
    double low = Quantiles.of(values, 0.005);
    double high = Quantiles.of(values, 0.995);
    double raw = (high - low) / Math.max(3, steps);
    if (!(raw > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double part = raw / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
  }

  static long place(double value, double width) {
    return (long) Math.floor(value / width + 1e-9);
  }

  /** Twelve digits, so that 3 times 0.1 is 0.3. */
  static double edge(long place, double width) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.12g", place * width));
  }
}
