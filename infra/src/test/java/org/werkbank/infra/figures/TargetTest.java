package org.werkbank.infra.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({"0.81,better", "0.80,met", "0.77,met", "0.76,below"})
  void aShareMayBeAsFarBelowAsAnotherLibraryAndSeedMakeIt(double value, String verdict) {
    assertThat(Target.share("roc_auc", 0.80).verdict(value)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"9.9,better", "10.7,met", "10.9,below"})
  void anErrorMayBeEightPercentAbove(double value, String verdict) {
    assertThat(Target.error("rmse", 10).verdict(value)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"11.8,better", "12.6,below", "12.9,below"})
  void aLimitMayBeStricterThanTheReference(double value, String verdict) {
    assertThat(Target.atMost("rmse_capped", 12.79, 12.5).verdict(value)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.93,met", "0.86,met", "0.96,below", "0.80,below"})
  void coverageIsWantedNearItsLevelAndNotAboveIt(double value, String verdict) {
    assertThat(Target.near("coverage", 0.9, 0.05).verdict(value)).isEqualTo(verdict);
  }
}
