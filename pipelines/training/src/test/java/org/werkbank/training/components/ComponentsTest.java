package org.werkbank.training.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Predictor;

class ComponentsTest {
  /**
   * By hand: means (1, 1); along (1, 1)/sqrt 2 the rows lie at -2, 0, 0, 2 and along (1, -1)/sqrt 2
   * at 0, 1, -1, 0, so the variances are 8/3 and 2/3.
   */
  private static final double ROOT = Math.sqrt(2);

  private static final double[][] ROWS = {
    {1 - ROOT, 1 - ROOT},
    {1 + 1 / ROOT, 1 - 1 / ROOT},
    {1 - 1 / ROOT, 1 + 1 / ROOT},
    {1 + ROOT, 1 + ROOT}
  };

  @Test
  void findsDirectionsAndVariancesAsByHand() {
    Components found = Components.strongest(2, ROWS);

    assertThat(found.means()).containsExactly(new double[] {1, 1}, within(1e-12));
    assertThat(found.variances()).containsExactly(new double[] {8.0 / 3, 2.0 / 3}, within(1e-12));
    assertThat(Math.abs(found.directions()[0][0])).isCloseTo(1 / ROOT, within(1e-12));
    assertThat(found.directions()[0][0]).isCloseTo(found.directions()[0][1], within(1e-12));
    assertThat(found.directions()[1][0]).isCloseTo(-found.directions()[1][1], within(1e-12));
  }

  @Test
  void measuresWithinTheComponentsAndOffThem() {
    Components found = Components.strongest(1, ROWS);

    // (2, 1) is (1, 0) from the middle: 1/sqrt 2 along each direction
    double[] distances = found.distances(new double[] {2, 1});

    assertThat(distances[0]).isCloseTo(0.5 / (8.0 / 3), within(1e-12));
    assertThat(distances[1]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void keepsAsManyAsTheShareOfTheVarianceNeeds() {
    // the first explains 4/5
    assertThat(Components.explaining(0.79, ROWS).count()).isEqualTo(1);
    assertThat(Components.explaining(0.81, ROWS).count()).isEqualTo(2);
  }

  @Test
  void keepsNoDirectionInWhichNothingVaries() {
    double[][] flat = {{1, 2, 3}, {2, 4, 3}, {3, 6, 3}};

    assertThat(Components.strongest(3, flat).count()).isEqualTo(1);
  }

  @Test
  void scoresAreNearOneAtTheEdgeOfNormalAndFarAboveOffIt() {
    double[][] normal = line(400, 1);

    Predictor predictor = ComponentsTrainer.train(normal, 1, 0.9);

    double[] seen =
        Arrays.stream(line(2000, 2)).mapToDouble(r -> predictor.predict(r)[0]).toArray();
    assertThat(Arrays.stream(seen).filter(s -> s > 1).count() / 2000.0).isBetween(0.002, 0.06);
    assertThat(predictor.predict(new double[] {1, -1, 0})[0]).isGreaterThan(20);
    assertThat(predictor.predict(new double[] {9, 9, 9})[0]).isGreaterThan(3);
  }

  @Test
  void comesBackFromItsFilesTheSame() {
    Predictor predictor = ComponentsTrainer.train(line(100, 3), 0, 0.9);

    Predictor back = new ComponentsReader().read(predictor.parts());

    for (double[] row : line(20, 4)) {
      assertThat(back.predict(row)).isEqualTo(predictor.predict(row));
    }
    assertThat(back.parameterCount()).isEqualTo(predictor.parameterCount());
  }

  @Test
  void refusesFilesThatDoNotFitTogether() {
    Map<String, byte[]> parts = new HashMap<>(ComponentsTrainer.train(line(100, 3), 2, 0).parts());
    parts.put("components.f64", new byte[8]);

    assertThatThrownBy(() -> new ComponentsReader().read(parts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not fit");
  }

  /** Rows along (1, 1, 1) with a little noise. */
  private static double[][] line(int n, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double along = random.nextGaussian();
      rows[i] = new double[3];
      for (int j = 0; j < 3; j++) {
        rows[i][j] = along + 0.1 * random.nextGaussian();
      }
    }
    return rows;
  }
}
