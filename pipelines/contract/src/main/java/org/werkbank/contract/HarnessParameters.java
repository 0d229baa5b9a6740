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
   * with shuffled labels and with other seeds.
   */
  public static final String THOROUGH = "thorough";

  /**
   * In how many segments of like length the rows of a part are cut, so that the part as a whole is
   * one sample; each row is one unless given.
   */
  public static final String SEGMENTS = "segments";

  /** The column that names the phase of each row, which segments are made of instead. */
  public static final String PHASE = "phase";

  public static final Set<String> NAMES =
      Set.of(DERIVED, POSITIVE, COSTS, NORMAL, APART, THOROUGH, SEGMENTS, PHASE);

  private HarnessParameters() {}
}
