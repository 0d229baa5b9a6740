package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EarlyStopTest {
  private static final EarlyStop STOP = new EarlyStop(100, 200, 10, 15);

  @Test
  void stopsWhereGoingOnIsWorthLessThanTheSalvage() {
    // three stations: behind the first 30 EUR are still to be spent
    double limit = STOP.limit(0, 3);

    assertThat(limit).isCloseTo((100 - 30 - 10) / 300.0, within(1e-12));
    double goingOn = 100 * (1 - limit) - 200 * limit - 30;
    assertThat(goingOn).isCloseTo(10, within(1e-9));
  }

  @Test
  void theFirstStationAboveItsLimitStopsThePart() {
    assertThat(STOP.stopsAt(new double[] {0.1, 0.9, 0.9})).isEqualTo(1);
    assertThat(STOP.stopsAt(new double[] {0.1, 0.1, 0.1})).isEqualTo(-1);
  }

  @Test
  void behindTheLastStationNothingIsLeftToSave() {
    assertThat(STOP.stopsAt(new double[] {0.1, 0.1, 1})).isEqualTo(-1);
  }

  @Test
  void stoppingABadPartSavesItsDamageAndTheStationsToComeAndAGoodOneCostsItsValue() {
    assertThat(STOP.saved(0, 3, true)).isEqualTo(10 + 200 + 30);
    assertThat(STOP.saved(0, 3, false)).isEqualTo(10 - 100 + 30);
  }
}
