package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  @Test
  void takesTheQuantilesOfTheDifferencesNotOfTheValues() {
    float[] first = new float[41];
    float[] second = new float[41];
    for (int i = 0; i < 41; i++) {
      first[i] = 100 * (i % 7);
      second[i] = first[i] + i;
    }

    PairedDifference paired = PairedDifference.of("mae", first, second, 20, true);

    // numpy.quantile(range(41), [0.025, 0.975])
    assertThat(paired.low()).isCloseTo(1.0, within(1e-6));
    assertThat(paired.high()).isCloseTo(39.0, within(1e-6));
    assertThat(paired.verdict()).isEqualTo(PairedDifference.WORSE);
    assertThat(PairedDifference.of("f1", first, second, 20, false).verdict())
        .isEqualTo(PairedDifference.BETTER);
  }

  @Test
  void differenceThatIsTheSameEverywhereIsCertainThoughTheValuesScatter() {
    SplittableRandom random = new SplittableRandom(1);
    float[] first = new float[1000];
    float[] second = new float[1000];
    for (int i = 0; i < 1000; i++) {
      first[i] = (float) random.nextDouble();
      second[i] = first[i] + 0.01f;
    }

    PairedDifference paired = PairedDifference.of("pr_auc", first, second, 0.01, false);

    assertThat(paired.verdict()).isEqualTo(PairedDifference.BETTER);
    assertThat(paired.high() - paired.low()).isLessThan(1e-5);
  }

  @Test
  void differenceAroundZeroIsOpen() {
    float[] first = new float[100];
    float[] second = new float[100];
    for (int i = 0; i < 100; i++) {
      second[i] = i - 50f;
    }

    assertThat(PairedDifference.of("f1", first, second, -0.5, false).verdict())
        .isEqualTo(PairedDifference.OPEN);
  }

  @Test
  void resamplesWithoutAMeaningAreLeftOutAndTooFewSayNothing() {
    float[] first = new float[30];
    float[] second = new float[30];
    for (int i = 0; i < 30; i++) {
      second[i] = 1;
    }
    second[3] = Float.NaN;
    first[4] = Float.NaN;

    assertThat(PairedDifference.of("f1", first, second, 1, false).low()).isEqualTo(1);
    for (int i = 0; i < 11; i++) {
      second[i] = Float.NaN;
    }
    assertThat(PairedDifference.of("f1", first, second, 1, false)).isNull();
    assertThat(PairedDifference.of("f1", first, new float[29], 1, false)).isNull();
  }
}
