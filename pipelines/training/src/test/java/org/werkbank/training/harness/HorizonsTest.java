package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HorizonsTest {
  @Test
  void farForecastsAreComparedWithNearerOnesAndOneFarther() {
    assertThat(Horizons.around(96)).containsExactly(24, 48, 96, 192);
  }

  @Test
  void forecastsOfTheNextRowsAreComparedWithMultiples() {
    assertThat(Horizons.around(1)).containsExactly(1, 2, 4);
    assertThat(Horizons.around(4)).containsExactly(1, 2, 4, 8);
  }
}
