package org.werkbank.training.components;

import java.util.Map;
import org.werkbank.training.api.Predictor;

/**
 * Tells how far a row lies from normal rows: the larger of T2 and SPE, as multiples of their usual
 * heights.
 *
 * @param usualWithin usual height of T2
 * @param usualOff usual height of SPE; 0 when the components leave nothing over
 */
record ComponentsPredictor(Components components, double usualWithin, double usualOff)
    implements Predictor {
  static final String KIND = "principal-components";

  @Override
  public double[] predict(double[] row) {
    if (row.length != components.means().length) {
      throw new IllegalArgumentException(
          "the components take " + components.means().length + " cells, not " + row.length);
    }
    double[] distances = components.distances(row);
    double within = distances[0] / usualWithin;
    return new double[] {usualOff > 0 ? Math.max(within, distances[1] / usualOff) : within};
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    return ComponentsFiles.write(this);
  }

  @Override
  public long parameterCount() {
    return components.means().length * (components.count() + 1L) + components.count() + 2;
  }
}
