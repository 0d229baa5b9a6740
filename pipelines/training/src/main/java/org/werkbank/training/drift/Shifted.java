package org.werkbank.training.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Plots;

/** How far the cells of one column have moved from its reference, in all and by period. */
public final class Shifted {
  private Shifted() {}

  /**
   * @param cells at least one row, with the period of each
   * @param unseen rows with a word that the model does not know
   */
  public static Drift.Of from(
      ReferenceColumn reference, ColumnCells cells, Periods periods, long unseen) {
    long[] before = reference.all();
    long[] all = new long[before.length];
    long[][] byPeriod = new long[periods.names().size()][before.length];
    long missing = 0;
    for (int row = 0; row < cells.size(); row++) {
      int bin = cells.bin(row, reference);
      all[bin]++;
      if (byPeriod.length > 0) {
        byPeriod[periods.ofRow()[row]][bin]++;
      }
      missing += cells.isMissing(row) ? 1 : 0;
    }
    double n = cells.size();
    return new Drift.Of(
        reference.name(),
        Psi.of(before, all),
        Psi.chance(before, all),
        missing / n,
        (double) reference.missing() / reference.rows(),
        unseen / n,
        periods(before, byPeriod, periods.names()));
  }

  private static List<Drift.Period> periods(long[] before, long[][] counts, List<String> names) {
    List<Drift.Period> found = new ArrayList<>();
    for (int period = 0; period < names.size(); period++) {
      long n = Arrays.stream(counts[period]).sum();
      if (n >= Plots.FEWEST_ROWS) {
        found.add(
            new Drift.Period(
                names.get(period),
                n,
                Psi.of(before, counts[period]),
                Psi.chance(before, counts[period])));
      }
    }
    return found;
  }
}
