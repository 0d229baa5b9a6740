package org.werkbank.platform.plots;

/** A share of rows with its 95 % interval after Wilson 1927, which holds for few rows as well. */
record ShareInterval(double share, double low, double high) {
  /** Standard normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959963984540054;

  static ShareInterval of(double found, long n) {
    double share = found / n;
    double middle = share + Z * Z / (2 * n);
    double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
    double whole = 1 + Z * Z / n;
    return new ShareInterval(
        share,
        Math.max(0, Math.min(share, (middle - spread) / whole)),
        Math.min(1, Math.max(share, (middle + spread) / whole)));
  }
}
