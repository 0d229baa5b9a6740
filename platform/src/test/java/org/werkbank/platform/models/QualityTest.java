package org.werkbank.platform.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
  @ParameterizedTest
  @CsvSource({
    "0.795, 0.71, 0.86, 0.02, GOOD",
    "0.30,  0.20, 0.40, 0.02, LITTLE_BETTER",
    "0.30,  0.01, 0.60, 0.02, NO_BETTER",
    "0.63,  0.55, 0.70, 0.50, LITTLE_BETTER",
    "0.50,  0.40, 0.60, 0.50, NO_BETTER"
  })
  void theWordFollowsTheBoundNearerToGuessing(
      double value, double low, double high, double naive, Quality.Word word) {
    assertThat(higher(value, low, high, naive).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "13.5, 12.9, 14.1, 42, GOOD",
    "35,   33,   37,   42, LITTLE_BETTER",
    "40,   36,   44,   42, NO_BETTER"
  })
  void forErrorsLessIsBetter(double value, double low, double high, double naive, Quality.Word w) {
    assertThat(new Quality("rmse", false, value, low, high, 100, 0, naive, null).word())
        .isEqualTo(w);
  }

  @Test
  void withoutAComparisonNothingIsClaimed() {
    assertThat(new Quality("f1", true, 0.99, 0.98, 1, 100, 5, null, null).word())
        .isEqualTo(Quality.Word.NOT_COMPARED);
  }

  @Test
  void onlyIntervalsThatDoNotTouchTellADifference() {
    Quality good = higher(0.8, 0.7, 0.9, 0.02);

    assertThat(good.isClearlyBetterThan(higher(0.6, 0.5, 0.69, 0.02))).isTrue();
    assertThat(good.isClearlyBetterThan(higher(0.6, 0.5, 0.7, 0.02))).isFalse();
    Quality small = new Quality("rmse", false, 13, 12, 14, 100, 0, null, null);
    assertThat(
            small.isClearlyBetterThan(new Quality("rmse", false, 16, 15, 17, 100, 0, null, null)))
        .isTrue();
  }

  @Test
  void theMostTellingMetricIsTheMainOne() {
    assertThat(Quality.of(ModelSamples.good()).orElseThrow().metric()).isEqualTo("pr_auc");
    Quality rmse = Quality.of(ModelSamples.regression()).orElseThrow();
    assertThat(rmse.metric()).isEqualTo("rmse");
    assertThat(rmse.higherIsBetter()).isFalse();
    assertThat(rmse.naive()).isEqualTo(42);
  }

  private static Quality higher(double value, double low, double high, double naive) {
    return new Quality("pr_auc", true, value, low, high, 1000, 20, naive, null);
  }
}
