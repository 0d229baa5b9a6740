package org.werkbank.infra.figures;

/**
 * A figure to reach.
 *
 * @param reference what others measured on the same protocol
 * @param limit the worst value that still counts as having reached it
 */
record Target(String metric, double reference, double limit, Direction direction) {
  enum Direction {
    HIGHER,
    LOWER,
    /** As near to the reference as the limit says, on either side. */
    NEAR
  }

  /** Another library and seed may be this far off in shares (AUC, F1, accuracy). */
  private static final double SHARE_TOLERANCE = 0.03;

  /** The same for errors, as a share of the reference. */
  private static final double ERROR_TOLERANCE = 0.08;

  static Target share(String metric, double reference) {
    return atLeast(metric, reference, reference - SHARE_TOLERANCE);
  }

  static Target atLeast(String metric, double reference, double limit) {
    return new Target(metric, reference, limit, Direction.HIGHER);
  }

  static Target error(String metric, double reference) {
    return atMost(metric, reference, reference * (1 + ERROR_TOLERANCE));
  }

  static Target atMost(String metric, double reference, double limit) {
    return new Target(metric, reference, limit, Direction.LOWER);
  }

  static Target near(String metric, double reference, double tolerance) {
    return new Target(metric, reference, tolerance, Direction.NEAR);
  }

  /** {@code better}, {@code met} or {@code below}. */
  String verdict(double value) {
    return switch (direction) {
      case HIGHER -> value > reference ? "better" : value >= limit ? "met" : "below";
      case LOWER ->
          value < reference && value <= limit ? "better" : value <= limit ? "met" : "below";
      case NEAR -> Math.abs(value - reference) <= limit ? "met" : "below";
    };
  }

  /** Whether the first value is at least as good as the second. */
  boolean isAsGood(double value, double other) {
    return switch (direction) {
      case HIGHER -> value >= other;
      case LOWER -> value <= other;
      case NEAR -> Math.abs(value - reference) <= Math.abs(other - reference);
    };
  }
}
