package org.werkbank.training.proportions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.werkbank.training.api.Predictor;

/** Says of a row the share of bad parts in the cluster whose middle is nearest. */
final class ProportionsPredictor implements Predictor {
  static final String KIND = "proportions";
  static final String PART = "clusters.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The clusters.
   *
   * @param weights what each of the n cells of a row is multiplied by before distances are taken
   * @param middles n cells of each cluster, so multiplied
   * @param shares from 0 to 1, of each cluster
   */
  record Clusters(double[] weights, double[][] middles, double[] shares) {
    Clusters {
      if (middles.length != shares.length || middles.length == 0) {
        throw new IllegalArgumentException(
            middles.length + " clusters but " + shares.length + " shares");
      }
    }

    double[] weighted(double[] row) {
      double[] cells = new double[weights.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = weights[i] * row[i];
      }
      return cells;
    }

    /** The cluster nearest to weighted cells. */
    int nearest(double[] cells) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < middles.length; c++) {
        double distance = 0;
        for (int i = 0; i < cells.length; i++) {
          double apart = cells[i] - middles[c][i];
          distance += apart * apart;
        }
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      return best;
    }
  }

  private final Clusters clusters;

  ProportionsPredictor(Clusters clusters) {
    this.clusters = clusters;
  }

  static ProportionsPredictor read(byte[] part) {
    try {
      return new ProportionsPredictor(JSON.readValue(part, Clusters.class));
    } catch (IOException e) {
      throw new UncheckedIOException("not a model of clusters", e);
    }
  }

  @Override
  public double[] predict(double[] row) {
    return new double[] {clusters.shares()[clusters.nearest(clusters.weighted(row))]};
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    try {
      return Map.of(PART, JSON.writeValueAsBytes(clusters));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("clusters are plain numbers", e);
    }
  }

  @Override
  public long parameterCount() {
    return clusters.weights().length + clusters.shares().length * (clusters.weights().length + 1L);
  }
}
