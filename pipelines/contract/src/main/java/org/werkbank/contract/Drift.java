package org.werkbank.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far scored rows differ from those the model learned from, version 1; part of {@code
 * score-report.json}.
 *
 * @param rows scored rows, {@code referenceRows} those learned from
 * @param periods names of the periods the rows fall into by their time column, in order; empty
 *     without one
 * @param columns features, the most drifted first
 * @param prediction the predictions against those on unseen rows at training; absent when unknown
 * @param label the true values, where the scored rows have them
 */
public record Drift(
    int driftVersion,
    long rows,
    long referenceRows,
    List<String> periods,
    List<Of> columns,
    @Nullable Of prediction,
    @Nullable Of label) {
  public static final int VERSION = 1;

  /** The artifact that holds it under {@code drift}. */
  public static final String PATH = "score-report.json";

  /** From here on a PSI is called large; a convention, not a law. */
  public static final double LARGE = 0.25;

  /** From here on a PSI is called some drift; a convention, not a law. */
  public static final double SOME = 0.1;

  public Drift {
    Checks.version(driftVersion, VERSION, "driftVersion");
    Checks.notNegative(rows, "rows");
    Checks.notNegative(referenceRows, "referenceRows");
    periods = periods == null ? List.of() : List.copyOf(periods);
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  /** How a PSI is to be read. */
  public enum Level {
    NONE,
    SOME,
    LARGE;

    /**
     * The level of a PSI; one that chance alone explains is none, however large it is.
     *
     * @param chance what 95 of 100 samples of this size without any drift stay below
     */
    public static Level of(double psi, double chance) {
      if (psi <= Drift.SOME || psi <= chance) {
        return NONE;
      }
      return psi > Drift.LARGE ? LARGE : SOME;
    }
  }

  /**
   * One column, or the prediction.
   *
   * @param psi population stability index
   * @param chance what 95 of 100 samples of this size without any drift stay below
   * @param missing share of empty cells, {@code missingBefore} the share in the reference
   * @param unseen share of words the reference does not hold
   */
  public record Of(
      String name,
      double psi,
      double chance,
      double missing,
      double missingBefore,
      double unseen,
      List<Period> periods) {
    public Of {
      Checks.notBlank(name, "name");
      Checks.finite(psi, "psi");
      Checks.finite(chance, "chance");
      periods = periods == null ? List.of() : List.copyOf(periods);
    }

    public Level level() {
      return Level.of(psi, chance);
    }
  }

  /** The same for the rows of one period; periods with too few rows are left out. */
  public record Period(String name, long n, double psi, double chance) {
    public Period {
      Checks.notBlank(name, "name");
      Checks.finite(psi, "psi");
      Checks.finite(chance, "chance");
      if (n < Plots.FEWEST_ROWS) {
        throw new IllegalArgumentException("a period has at least " + Plots.FEWEST_ROWS + " rows");
      }
    }

    public Level level() {
      return Level.of(psi, chance);
    }
  }

  /** The highest level of a feature or of the prediction. */
  public Level level() {
    Level highest = prediction == null ? Level.NONE : prediction.level();
    for (Of column : columns) {
      highest = column.level().compareTo(highest) > 0 ? column.level() : highest;
    }
    return highest;
  }

  /** Columns at this level. */
  public long count(Level level) {
    return columns.stream().filter(column -> column.level() == level).count();
  }
}
