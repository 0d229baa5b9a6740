package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingSet;

class AutoencoderTrainerTest {
  private final AutoencoderTrainer trainer = new AutoencoderTrainer();

  @Test
  void learnsABentCurveThatNoPlaneFits() {
    Predictor predictor = trainer.train(set(curve(800, 1)), context());

    double[] seen =
        Arrays.stream(curve(400, 2)).mapToDouble(r -> predictor.predict(r)[0]).toArray();
    // each cell is usual, but no row of the curve has these together
    double between = predictor.predict(new double[] {0.8, -0.9, 0.2, 0.9})[0];
    Arrays.sort(seen);
    assertThat(seen[396]).isLessThan(0.1);
    assertThat(between).isGreaterThan(3 * seen[396]);
  }

  @Test
  void layersHaveHalfOfThoseBeforeThem() {
    AutoencoderSettings derived =
        AutoencoderSettings.of(context().with("hidden", 0).with("code", 0).parameters(), 52);
    Parameters given = context().with("hidden", 9).with("code", 3).parameters();

    assertThat(List.of(derived.hidden(), derived.code())).containsExactly(27, 14);
    assertThat(AutoencoderSettings.of(given, 52).code()).isEqualTo(3);
  }

  @Test
  void theShippedNetworkRepeatsAsDl4jDoes() {
    AutoencoderSettings settings = AutoencoderSettings.of(context().parameters(), 4);
    MultiLayerNetwork net = Mirror.build(settings, 4, 3);
    double[] row = {0.3, -1.2, 0.7, 2};

    double[] expected = net.output(Nd4j.create(new double[][] {row})).toDoubleVector();

    assertThat(Mirror.weights(net).predict(row)).containsExactly(expected, within(1e-5));
  }

  @Test
  void comesBackFromItsFilesTheSame() {
    Predictor predictor = trainer.train(set(curve(100, 1)), context().with("epochs", 3));

    Predictor back = new AutoencoderReader().read(predictor.parts());

    double[] row = {0.3, -1.2, 0.7, 2};
    assertThat(back.predict(row)).isEqualTo(predictor.predict(row));
  }

  @Test
  void sameSeedSameNetwork() {
    Predictor one = trainer.train(set(curve(100, 1)), context().with("epochs", 5));
    Predictor other = trainer.train(set(curve(100, 1)), context().with("epochs", 5));

    assertThat(one.parts().get("weights.f64")).isEqualTo(other.parts().get("weights.f64"));
  }

  @Test
  void endsWhenTheRunIsCancelled() {
    assertThatThrownBy(() -> trainer.train(set(curve(100, 1)), context().cancelAfter(2)))
        .isInstanceOf(CancellationException.class);
  }

  private static TestContext context() {
    return new TestContext()
        .with("hidden", 12)
        .with("code", 1)
        .with("epochs", 300)
        .with("learningRate", 0.01)
        .with("batchSize", 32)
        .with("patience", 300);
  }

  private static TrainingSet set(double[][] rows) {
    return new TrainingSet(List.of("a", "b", "c", "d"), rows, new double[rows.length], List.of());
  }

  /** A parabola in four columns, the last two repeating it. */
  private static double[][] curve(int n, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double t = random.nextDouble() * 3 - 1.5;
      double y = t * t - 1;
      rows[i] =
          new double[] {
            t + 0.02 * random.nextGaussian(),
            y + 0.02 * random.nextGaussian(),
            -t + 0.02 * random.nextGaussian(),
            y + 0.02 * random.nextGaussian()
          };
    }
    return rows;
  }
}
