package org.werkbank.training.plots;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Alarms;

/** What one warning for each machine, at its first prediction below a limit, would have done. */
public final class LeadTimes {
  private LeadTimes() {}

  /**
   * One machine's tested rows in the order of time.
   *
   * @param actual true remaining life at each
   */
  public record Machine(double[] predicted, double[] actual) {}

  /** Nothing when there are too few machines to tell of. */
  public static @Nullable Alarms of(List<Machine> machines, double limit) {
    if (machines.size() < Plots.FEWEST_ROWS) {
      return null;
    }
    List<Double> leads = new ArrayList<>();
    long missed = 0;
    for (Machine machine : machines) {
      double lead = lead(machine, limit);
      boolean due = false;
      for (double actual : machine.actual) {
        due |= actual < limit;
      }
      if (!Double.isNaN(lead)) {
        leads.add(lead);
      } else if (due) {
        missed++;
      }
    }
    double[] found = leads.stream().mapToDouble(Double::doubleValue).toArray();
    boolean enough = found.length >= Plots.FEWEST_ROWS;
    return new Alarms(
        limit,
        machines.size(),
        found.length,
        missed,
        enough ? (Double) Rounded.of(Quantiles.of(found, 0.5)) : null,
        Bins.histogram(found));
  }

  private static double lead(Machine machine, double limit) {
    for (int row = 0; row < machine.predicted.length; row++) {
      if (machine.predicted[row] < limit) {
        return machine.actual[row];
      }
    }
    return Double.NaN;
  }
}
