package org.werkbank.training.components;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Principal component analysis of normal rows. The score of a row is the larger of T2 and SPE, each
 * as a multiple of its own usual height, so that one threshold does for both.
 *
 * <p>That height is the 99 % quantile on rows the components were not fitted to: the training rows
 * are cut into {@value #BLOCKS} contiguous blocks, and each is measured by the components of the
 * others. On the rows of the fit itself SPE is far too small: it would alone raise every alarm.
 */
public final class ComponentsTrainer implements Trainer {
  private static final int BLOCKS = 5;
  private static final double USUAL_PERCENT = 99;

  /** Less squared error than this per column is noise of rounding. */
  private static final double NOTHING = 1e-9;

  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public boolean runsInParallel(org.werkbank.training.api.Parameters parameters) {
    return true;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    context.checkCancelled();
    return train(
        data.rows(),
        context.parameters().integer("components"),
        context.parameters().number("variance"));
  }

  /**
   * The same without a run.
   *
   * @param rows prepared normal rows
   * @param count components to keep; 0 for as many as explain the share of the variance
   */
  public static Predictor train(double[][] rows, int count, double share) {
    Components components =
        count > 0 ? Components.strongest(count, rows) : Components.explaining(share, rows);
    double[][] found = heldOut(rows, components.count());
    double within = quantile(found, 0);
    double off = quantile(found, 1);
    return new ComponentsPredictor(components, within, off > NOTHING * rows[0].length ? off : 0);
  }

  private static double[][] heldOut(double[][] rows, int count) {
    int n = rows.length;
    double[][] found = new double[n][];
    for (int block = 0; block < BLOCKS; block++) {
      int from = (int) ((long) n * block / BLOCKS);
      int to = (int) ((long) n * (block + 1) / BLOCKS);
      double[][] others =
          IntStream.range(0, n)
              .filter(row -> row < from || row >= to)
              .mapToObj(row -> rows[row])
              .toArray(double[][]::new);
      Components fitted = Components.strongest(count, others);
      for (int row = from; row < to; row++) {
        found[row] = fitted.distances(rows[row]);
      }
    }
    return found;
  }

  private static double quantile(double[][] found, int which) {
    double[] values = Arrays.stream(found).mapToDouble(f -> f[which]).toArray();
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, USUAL_PERCENT);
  }
}
