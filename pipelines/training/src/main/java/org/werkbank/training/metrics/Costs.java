package org.werkbank.training.metrics;

/**
 * What decisions cost, in EUR.
 *
 * @param missEur a positive row that was not flagged, such as scrap that reaches the customer
 * @param falseAlarmEur a negative row that was flagged, such as a good part thrown away
 * @param inspectionEur looking at any flagged row
 */
public record Costs(double missEur, double falseAlarmEur, double inspectionEur) {
  public Costs {
    check(missEur, "missEur");
    check(falseAlarmEur, "falseAlarmEur");
    check(inspectionEur, "inspectionEur");
  }

  private static void check(double value, String name) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be zero or more, but is " + value);
    }
  }

  /** EUR per 1,000 rows: {@code 1000 (FN miss + FP falseAlarm + (TP + FP) inspection) / n}. */
  public double eurPer1000(double tp, double fp, double fn, double tn) {
    double sum = fn * missEur + fp * falseAlarmEur + (tp + fp) * inspectionEur;
    return 1000 * sum / (tp + fp + fn + tn);
  }
}
