package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnergyTest {
  @Test
  void anHourOfOneCoreAndFourGibibytes() {
    // (12 W + 4 x 0.3725 W) x 1.67 for an hour
    assertThat(Energy.kiloWattHours(3600, 3600, 4096)).isCloseTo(0.0225283, within(1e-7));
  }

  @Test
  void coresThatWaitTakeNothing() {
    assertThat(Energy.kiloWattHours(0, 3600, 0)).isZero();
  }
}
