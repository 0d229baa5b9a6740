package org.werkbank.contract;

import java.util.Set;

/**
 * Names of the parameters that the harness understands for every pipeline, beside the pipeline's
 * own.
 */
public final class HarnessParameters {
  /**
   * {@code [{"name":"power","expression":"..."}]}: columns computed from others, see
   * docs/expressions.md.
   */
  public static final String DERIVED = "derived";

  /** The label value that counts as positive; the rarer class unless given. */
  public static final String POSITIVE = "positive";

  /** {@code {"missEur":2000,"falseAlarmEur":100,"inspectionEur":0}}. */
  public static final String COSTS = "costs";

  /** In an anomaly detection the label value of normal rows; the most frequent one unless given. */
  public static final String NORMAL = "normal";

  /**
   * In an anomaly detection a list of label values, kinds of fault that are known to leave no
   * trace: counted in all figures, and left out of one.
   */
  public static final String APART = "apart";

  /**
   * {@code true} to look twice: the same pipeline is also trained with rows held out the other way,
   * and with shuffled labels.
   */
  public static final String THOROUGH = "thorough";

  public static final Set<String> NAMES = Set.of(DERIVED, POSITIVE, COSTS, NORMAL, APART, THOROUGH);

  private HarnessParameters() {}
}
