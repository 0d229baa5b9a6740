package org.werkbank.training.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Plots.Peak;

class PeakLoadsTest {
  private final double[] actual = IntStream.range(0, 1000).mapToDouble(i -> i / 10.0).toArray();

  @Test
  void aPerfectForecastForeseesAllWithoutFalseWarnings() {
    for (Peak peak : PeakLoads.of(actual, actual, null)) {
      assertThat(peak.foreseen()).isEqualTo(peak.excess());
      assertThat(peak.falseWarnings()).isZero();
      assertThat(peak.naiveForeseen()).isNull();
    }
  }

  @Test
  void theExcessOfRowsForecastBelowTheLimitIsUnforeseen() {
    double[] flat = new double[1000];
    double[] alarmist = new double[1000];
    Arrays.fill(alarmist, 1000);

    List<Peak> peaks = PeakLoads.of(actual, flat, alarmist);
    Peak first = peaks.get(0);

    // above 49.9 lie 500 rows, 0.1 to 50 above it
    assertThat(first.limit()).isEqualTo(49.9);
    assertThat(first.n()).isEqualTo(500);
    assertThat(first.excess()).isEqualTo(12_530);
    assertThat(first.foreseen()).isZero();
    assertThat(first.naiveForeseen()).isEqualTo(first.excess());
    assertThat(PeakLoads.of(actual, alarmist, null).get(0).falseWarnings()).isEqualTo(500);
  }

  @Test
  void noLimitIsShownWithFewerThanTenRowsAboveIt() {
    assertThat(PeakLoads.of(actual, actual, null)).allMatch(peak -> peak.n() >= 10);
    assertThat(PeakLoads.of(new double[50], new double[50], null)).isEmpty();
  }
}
