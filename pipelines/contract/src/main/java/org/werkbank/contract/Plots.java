package org.werkbank.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plots of a training run are drawn from ({@code plots.json}), version 1. It holds counts
 * and averages of tested rows and never a row: its reader may see the model but not the data. What
 * rests on fewer than {@link #FEWEST_ROWS} rows is left out, and this record refuses it.
 *
 * @param n tested rows
 * @param positive the class the plots of a binary task are about
 * @param interval half the width of the 90 % interval around a predicted value; absent when unknown
 * @param errorByPrediction predicted minus actual by deciles of the prediction
 * @param scores how the probability of {@code positive} spreads in each class
 * @param dependence how the prediction changes with the most important features
 * @param causes what the positives of a binary task came from; absent when no column tells
 * @param peaks what a forecast foresaw of the load above several limits, the lowest first
 */
public record Plots(
    int plotsVersion,
    String task,
    long n,
    @Nullable String positive,
    @Nullable Double interval,
    @Nullable Grid predictedActual,
    @Nullable Histogram errors,
    List<Range> errorByPrediction,
    @Nullable Series series,
    @Nullable Life life,
    @Nullable Gain gain,
    List<ClassScores> scores,
    @Nullable Confusion confusion,
    @Nullable Folds folds,
    List<Dependence> dependence,
    @Nullable Causes causes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Peak> peaks) {
  public static final int VERSION = 1;

  /** The artifact's path. */
  public static final String PATH = "plots.json";

  /** No count, mean or quantile is told of fewer rows. */
  public static final int FEWEST_ROWS = 10;

  public Plots {
    Checks.version(plotsVersion, VERSION, "plotsVersion");
    Checks.notBlank(task, "task");
    Checks.notNegative(n, "n");
    errorByPrediction = listed(errorByPrediction);
    scores = listed(scores);
    dependence = listed(dependence);
    peaks = listed(peaks);
  }

  /**
   * Rows counted by two values.
   *
   * @param hidden rows in cells that are left out for having too few
   */
  public record Grid(List<Cell> cells, long hidden) {
    public Grid {
      cells = listed(cells);
      Checks.notNegative(hidden, "hidden");
    }
  }

  /** Rows with the first value from x0 to x1 and the second from y0 to y1. */
  public record Cell(double x0, double x1, double y0, double y1, long n) {
    public Cell {
      enough(n);
      Checks.finite(x1 - x0, "x");
      Checks.finite(y1 - y0, "y");
    }
  }

  /**
   * Rows counted by one value.
   *
   * @param hidden rows in bins that are left out for having too few
   */
  public record Histogram(List<Bin> bins, long n, long hidden) {
    public Histogram {
      bins = listed(bins);
      Checks.notNegative(hidden, "hidden");
    }
  }

  /** Rows with a value from {@code from} to {@code to}. */
  public record Bin(double from, double to, long n) {
    public Bin {
      enough(n);
      Checks.finite(to - from, "bin");
    }
  }

  /**
   * What rows of one range of a key hold.
   *
   * @param middle their median
   * @param low the 5 % quantile and {@code high} the 95 % one; absent where too few rows lie beyond
   * @param covered rows whose actual value lay within the 90 % interval; absent without intervals
   */
  public record Range(
      double from,
      double to,
      long n,
      double middle,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Long covered) {
    public Range {
      enough(n);
      Checks.finite(middle, "middle");
    }
  }

  /**
   * A regression or forecast in the order of time, in steps of several rows each.
   *
   * @param naive what the forecast is compared with, {@code persistence} or {@code season-96};
   *     absent when there is nothing to compare with
   * @param season rows of what repeats; 0 when nothing does
   * @param blocks the whole test part
   * @param recent the last rows of it, in finer steps
   * @param profile means by the place in the season
   */
  public record Series(
      @Nullable String naive,
      int season,
      List<Step> blocks,
      List<Step> recent,
      List<Step> profile) {
    public Series {
      blocks = listed(blocks);
      recent = listed(recent);
      profile = listed(profile);
    }
  }

  /**
   * Means over the rows of one step.
   *
   * @param at the step's first row, counted in the order of time from 0
   * @param error mean absolute error, {@code naiveError} that of the naive forecast
   */
  public record Step(
      long at,
      long n,
      double actual,
      double predicted,
      double error,
      @Nullable Double naive,
      @Nullable Double naiveError) {
    public Step {
      enough(n);
      Checks.finite(actual, "actual");
      Checks.finite(predicted, "predicted");
      Checks.finite(error, "error");
    }
  }

  /**
   * A predicted remaining life.
   *
   * @param fan predictions by the true remaining life
   * @param alarms what warning below a limit would have done; absent when machines have one row
   */
  public record Life(List<Range> fan, @Nullable Alarms alarms) {
    public Life {
      fan = listed(fan);
    }
  }

  /**
   * Each machine warns once, at its first prediction below the limit.
   *
   * @param alarmed machines that warned
   * @param missed machines whose true life fell below the limit without a warning
   * @param lead true remaining life at the warning
   */
  public record Alarms(
      double limit,
      long machines,
      long alarmed,
      long missed,
      @Nullable Double medianLead,
      Histogram lead) {
    public Alarms {
      enough(machines);
      Checks.given(lead, "lead");
    }
  }

  /** Positives found when the most suspicious rows are inspected first. */
  public record Gain(long n, long positives, List<Inspected> at) {
    public Gain {
      enough(n);
      at = listed(at);
    }
  }

  /**
   * @param found positives among these rows, an expected count where scores are equal
   */
  public record Inspected(long rows, double found) {
    public Inspected {
      enough(rows);
      Checks.finite(found, "found");
    }
  }

  /** Scores of the rows of one class. */
  public record ClassScores(String name, Histogram histogram) {
    public ClassScores {
      Checks.given(name, "name");
      Checks.given(histogram, "histogram");
    }
  }

  /** Decisions for more than two classes. */
  public record Confusion(List<String> classes, List<Decision> decisions, long hidden) {
    public Confusion {
      classes = listed(classes);
      decisions = listed(decisions);
    }
  }

  /** Rows of class {@code actual} that were taken for class {@code decided}, as positions. */
  public record Decision(int actual, int decided, long n) {
    public Decision {
      enough(n);
    }
  }

  /** The main metric of each fold; folds with too few rows are left out. */
  public record Folds(String metric, List<FoldFigure> list) {
    public Folds {
      Checks.notBlank(metric, "metric");
      list = listed(list);
    }
  }

  /** Fold {@code number}, from 1, with its 95 % interval. */
  public record FoldFigure(int number, long n, double value, double low, double high) {
    public FoldFigure {
      enough(n);
      Checks.finite(value, "value");
      Checks.finite(high - low, "interval");
    }
  }

  /**
   * Partial dependence (Friedman 2001) on unseen rows: the mean prediction when one feature is set
   * to a value in all of them, with the middle 80 % of the rows' own curves (Goldstein et al.
   * 2015). All lists but the deciles have the same length.
   */
  public record Dependence(
      String feature,
      long n,
      List<Double> at,
      List<Double> mean,
      List<Double> low,
      List<Double> high,
      List<Double> deciles) {
    public Dependence {
      Checks.notBlank(feature, "feature");
      enough(n);
      at = listed(at);
      mean = listed(mean);
      low = listed(low);
      high = listed(high);
      deciles = listed(deciles);
      if (mean.size() != at.size() || low.size() != at.size() || high.size() != at.size()) {
        throw new IllegalArgumentException("a dependence needs as many values as places");
      }
    }
  }

  /**
   * Tested positives by what they came from.
   *
   * @param hidden causes that are left out for having too few
   */
  public record Causes(List<Cause> list, long positives, long hidden) {
    public Causes {
      list = listed(list);
      Checks.notNegative(positives, "positives");
      Checks.notNegative(hidden, "hidden");
    }
  }

  /**
   * Positives of one cause; a row may have several.
   *
   * @param name a column that marks the cause, or a column and what it holds
   * @param found those the model gave the alarm for
   */
  public record Cause(String name, long n, long found) {
    public Cause {
      Checks.notBlank(name, "name");
      enough(n);
      if (found < 0 || found > n) {
        throw new IllegalArgumentException("found must be from 0 to " + n + ", but is " + found);
      }
    }
  }

  /**
   * Values above a limit, and those a forecast had put above it as well.
   *
   * @param rows all that were tested
   * @param n rows above the limit
   * @param excess by how much they lie above it, summed up
   * @param foreseen the share of {@code excess} that lies in rows forecast above the limit, in the
   *     same unit; {@code naiveForeseen} by the naive forecast
   * @param falseWarnings rows forecast above the limit that stayed below
   */
  public record Peak(
      double limit,
      long rows,
      long n,
      double excess,
      double foreseen,
      @Nullable Double naiveForeseen,
      long falseWarnings) {
    public Peak {
      Checks.finite(limit, "limit");
      enough(n);
      Checks.finite(excess, "excess");
      Checks.finite(foreseen, "foreseen");
      Checks.notNegative(falseWarnings, "falseWarnings");
    }
  }

  private static void enough(long n) {
    if (n < FEWEST_ROWS) {
      throw new IllegalArgumentException(
          "n must be at least " + FEWEST_ROWS + " so that nothing is told of single rows");
    }
  }

  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
