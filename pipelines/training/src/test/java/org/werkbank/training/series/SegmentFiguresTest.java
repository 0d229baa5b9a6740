package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentFiguresTest {
  @Test
  void reckonsAsByHand() {
    double[] values = {2, 4, 4, 6, 9};
    assertThat(figure("n", values)).isEqualTo(5);
    assertThat(figure("mean", values)).isEqualTo(5);
    assertThat(figure("std", values)).isCloseTo(Math.sqrt(28 / 5.0), within(1e-12));
    assertThat(figure("median", values)).isEqualTo(4);
    assertThat(figure("q05", values)).isCloseTo(2.4, within(1e-12));
    assertThat(figure("range", values)).isEqualTo(7);
    // sum (t-2)(x-5) = 6 + 1 + 0 + 1 + 8, over 10
    assertThat(figure("slope", values)).isCloseTo(1.6, within(1e-12));
    assertThat(figure("intercept", values)).isCloseTo(1.8, within(1e-12));
    assertThat(figure("change", values)).isEqualTo(7);
    assertThat(figure("rms", values)).isCloseTo(Math.sqrt(153 / 5.0), within(1e-12));
    assertThat(figure("crest", values)).isCloseTo(9 / Math.sqrt(153 / 5.0), within(1e-12));
    assertThat(figure("mean_abs_change", values)).isEqualTo(7 / 4.0);
    assertThat(figure("crossings", values)).isEqualTo(1);
    assertThat(figure("above", values)).isEqualTo(2 / 5.0);
    // of the distances 2 0 0 2 5 the median is 2, the limit 8.9
    assertThat(figure("outliers", values)).isZero();
    assertThat(figure("outliers", 1, 1.1, 0.9, 1, 1.05, 9)).isEqualTo(1);
  }

  @Test
  void shiftingMovesPlacesAndLeavesShapesAlone() {
    double[] values = new SplittableRandom(4).doubles(64).toArray();
    double[] shifted = Arrays.stream(values).map(v -> v + 1000).toArray();
    for (String place : new String[] {"mean", "min", "max", "median", "q95", "last", "intercept"}) {
      assertThat(figure(place, shifted)).isCloseTo(figure(place, values) + 1000, within(1e-8));
    }
    for (String shape :
        new String[] {"std", "range", "slope", "skew", "kurtosis", "autocorrelation", "entropy"}) {
      assertThat(figure(shape, shifted)).as(shape).isCloseTo(figure(shape, values), within(1e-6));
    }
  }

  @Test
  void stretchingStretchesSpreadsAndLeavesSharesAlone() {
    double[] values = new SplittableRandom(5).doubles(50).toArray();
    double[] stretched = Arrays.stream(values).map(v -> v * 8).toArray();
    for (String spread : new String[] {"std", "range", "slope", "rms", "mean_abs_change"}) {
      assertThat(figure(spread, stretched)).isCloseTo(8 * figure(spread, values), within(1e-9));
    }
    for (String share :
        new String[] {"crest", "skew", "crossings", "energy_1", "frequency", "entropy"}) {
      assertThat(figure(share, stretched)).as(share).isCloseTo(figure(share, values), within(1e-9));
    }
  }

  @Test
  void aStandstillHasNoShape() {
    double[] still = new double[32];
    Arrays.fill(still, 0.1);
    assertThat(figure("mean", still)).isEqualTo(0.1);
    for (String none : new String[] {"std", "slope", "skew", "autocorrelation", "outliers"}) {
      assertThat(figure(none, still)).as(none).isZero();
    }
    assertThat(figure("entropy", still)).isNaN();
  }

  @Test
  void oneValueHasAPlaceAndNothingElse() {
    assertThat(figure("mean", 7)).isEqualTo(7);
    assertThat(figure("slope", 7)).isZero();
    assertThat(figure("mean_abs_change", 7)).isNaN();
    assertThat(figure("skew", 7)).isNaN();
    assertThat(figure("n")).isZero();
    assertThat(figure("mean")).isNaN();
  }

  @Test
  void aToneIsFoundInItsBandAndNoiseInAll() {
    double[] tone =
        IntStream.range(0, 256).mapToDouble(i -> Math.sin(2 * Math.PI * i * 0.25)).toArray();
    assertThat(figure("frequency", tone)).isEqualTo(0.25);
    assertThat(figure("energy_2", tone)).isCloseTo(1, within(1e-9));
    assertThat(figure("entropy", tone)).isCloseTo(0, within(1e-6));
    SplittableRandom random = new SplittableRandom(6);
    double[] noise = IntStream.range(0, 1024).mapToDouble(i -> random.nextGaussian()).toArray();
    assertThat(figure("entropy", noise)).isGreaterThan(0.9);
    assertThat(figure("energy_1", noise)).isBetween(0.2, 0.3);
  }

  private static double figure(String name, double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return SegmentFigures.of(values, mean)[SegmentFigures.NAMES.indexOf(name)];
  }
}
