package org.werkbank.training.proportions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.werkbank.training.api.LabelForm;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Learns from label proportions by clusters (after Stolpe and Morik 2011, LLP by k-means; ADR
 * 0018): rows fall into clusters, each cluster has a share of bad parts, and the shares are those
 * that come nearest to what is known of the batches. Columns count in the distance by how much
 * their batch means go with the shares.
 */
public final class ProportionsTrainer implements Trainer {
  private static final int ITERATIONS = 100;

  /** Rows that place the middles; more move them hardly. */
  private static final int MOST_ROWS = 20_000;

  @Override
  public Preparation preparation() {
    return Preparation.SCALED;
  }

  @Override
  public LabelForm labelForm() {
    return LabelForm.SHARE_OF_GROUP;
  }

  @Override
  public boolean runsInParallel(Parameters parameters) {
    return true;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    Parameters parameters = context.parameters();
    Batches batches = Batches.in(data);
    double[] weights = weights(data, batches, parameters.number("focus"));
    context.progress(1, 4);
    double[][] middles = middles(data, weights, parameters.integer("clusters"), context);
    context.checkCancelled();
    context.progress(3, 4);
    ProportionsPredictor.Clusters clusters =
        new ProportionsPredictor.Clusters(weights, middles, new double[middles.length]);
    double[] shares = shares(data, batches, clusters, parameters.number("caution"));
    context.progress(4, 4);
    return new ProportionsPredictor(new ProportionsPredictor.Clusters(weights, middles, shares));
  }

  /** The correlation of each column's batch means with the shares, to the power of the focus. */
  private static double[] weights(TrainingSet data, Batches batches, double focus) {
    double[] weights = new double[data.features().size()];
    PearsonsCorrelation correlation = new PearsonsCorrelation();
    for (int column = 0; column < weights.length; column++) {
      int place = column;
      double[] means =
          batches.means(Arrays.stream(data.rows()).mapToDouble(row -> row[place]).toArray());
      double r = batches.count() < 3 ? 1 : correlation.correlation(means, batches.shares());
      // a column or a share that is the same in all batches goes with nothing
      weights[column] = Math.pow(Double.isNaN(r) ? 0 : Math.abs(r), focus);
    }
    return Arrays.stream(weights).allMatch(w -> w == 0) ? ones(weights.length) : weights;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[][] middles(
      TrainingSet data, double[] weights, int clusters, TrainingContext context) {
    ProportionsPredictor.Clusters space =
        new ProportionsPredictor.Clusters(weights, new double[1][], new double[1]);
    SplittableRandom random = new SplittableRandom(context.seed());
    int rows = data.size();
    List<DoublePoint> points = new ArrayList<>();
    for (int i = 0; i < Math.min(rows, MOST_ROWS); i++) {
      int row = rows <= MOST_ROWS ? i : random.nextInt(rows);
      points.add(new DoublePoint(space.weighted(data.rows()[row])));
    }
    KMeansPlusPlusClusterer<DoublePoint> kMeans =
        new KMeansPlusPlusClusterer<>(
            Math.min(clusters, points.size()),
            ITERATIONS,
            new EuclideanDistance(),
            new Well19937c(context.seed()));
    return kMeans.cluster(points).stream()
        .map(CentroidCluster::getCenter)
        .map(center -> center.getPoint())
        .toArray(double[][]::new);
  }

  private static double[] shares(
      TrainingSet data, Batches batches, ProportionsPredictor.Clusters clusters, double caution) {
    double[][] mixture = new double[batches.count()][clusters.shares().length];
    double overall = 0;
    for (int row = 0; row < data.size(); row++) {
      int batch = batches.of()[row];
      int cluster = clusters.nearest(clusters.weighted(data.rows()[row]));
      mixture[batch][cluster] += 1.0 / batches.sizes()[batch];
      overall += data.labels()[row] / data.size();
    }
    double[] weights = Arrays.stream(batches.sizes()).asDoubleStream().toArray();
    double size = (double) data.size() / batches.count();
    return BoundedFit.solve(mixture, batches.shares(), weights, overall, caution * size);
  }
}
