package org.werkbank.training.series;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * How a sensor swings about its mean: shares of the power in four bands of like width from the
 * slowest to the fastest swing the rows can show, the strongest frequency in swings per row, and
 * the entropy of the power (Shannon 1948) from 0, a pure tone, to 1, noise of all frequencies.
 * Values are filled up with zeros to a power of two, as the fast transform needs.
 */
final class Spectrum {
  static final int BANDS = 4;

  /** Fewer values have no spectrum to speak of. */
  private static final int FEWEST = 8;

  private Spectrum() {}

  /** The bands, the frequency and the entropy; all missing for too few values or none that move. */
  static double[] of(double[] values, double mean) {
    double[] found = new double[BANDS + 2];
    Arrays.fill(found, Double.NaN);
    if (values.length < FEWEST) {
      return found;
    }
    int size = Integer.highestOneBit(values.length - 1) << 1;
    double[] filled = new double[size];
    for (int i = 0; i < values.length; i++) {
      filled[i] = values[i] - mean;
    }
    Complex[] transformed =
        new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(filled, TransformType.FORWARD);
    // the mean is gone, so frequency 0 says nothing
    double[] power = new double[size / 2];
    for (int f = 1; f <= power.length; f++) {
      power[f - 1] = Math.pow(transformed[f].abs(), 2);
    }
    double all = Arrays.stream(power).sum();
    if (all == 0) {
      return found;
    }
    Arrays.fill(found, 0, BANDS, 0);
    int strongest = 0;
    double entropy = 0;
    for (int f = 0; f < power.length; f++) {
      double share = power[f] / all;
      found[f * BANDS / power.length] += share;
      strongest = power[f] > power[strongest] ? f : strongest;
      entropy -= share == 0 ? 0 : share * Math.log(share);
    }
    found[BANDS] = (strongest + 1.0) / size;
    found[BANDS + 1] = entropy / Math.log(power.length);
    return found;
  }
}
