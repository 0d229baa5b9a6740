package org.werkbank.platform.datasets.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  @ParameterizedTest
  @CsvSource({
    "1,0,1",
    "2,5,1",
    "1023,0,1",
    "1024,0,1",
    "1025,1e9,1",
    "100000,1e9,0.001",
    "5000,-3,1e6"
  })
  void agreesWithTwoPasses(int n, double centre, double spread) {
    Random random = new Random(n);
    double[] values =
        DoubleStream.generate(() -> centre + spread * random.nextGaussian()).limit(n).toArray();
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    double mean = DoubleStream.of(values).map(v -> v - centre).sum() / n + centre;
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    assertThat(moments.count()).isEqualTo(n);
    assertThat(moments.min()).isEqualTo(DoubleStream.of(values).min().orElseThrow());
    assertThat(moments.max()).isEqualTo(DoubleStream.of(values).max().orElseThrow());
    assertThat(moments.mean()).isCloseTo(mean, within(1e-9 * (Math.abs(mean) + spread)));
    assertThat(moments.standardDeviation()).isCloseTo(deviation, within(1e-4 * deviation + 1e-12));
  }
}
