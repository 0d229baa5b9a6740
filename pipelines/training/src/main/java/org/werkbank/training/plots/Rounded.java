package org.werkbank.training.plots;

import java.math.BigDecimal;
import java.math.MathContext;

/** Four digits: more than a plot shows, and less than would name a row. */
public final class Rounded {
  private static final MathContext DIGITS = new MathContext(4);

  private Rounded() {}

  public static double of(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
