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

  /**
   * {@code true} to look twice: the same pipeline is also trained with rows held out the other way,
   * and with shuffled labels.
   */
  public static final String THOROUGH = "thorough";

  public static final Set<String> NAMES = Set.of(DERIVED, POSITIVE, COSTS, THOROUGH);

  private HarnessParameters() {}
}
