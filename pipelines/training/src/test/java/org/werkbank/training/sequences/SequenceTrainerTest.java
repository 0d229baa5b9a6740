package org.werkbank.training.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.TrainingSet;

class SequenceTrainerTest {
  private static final int STEPS = 6;

  private final SequenceTrainer trainer = new SequenceTrainer();

  @ParameterizedTest
  @CsvSource({"lstm,djl", "cnn,djl", "lstm,dl4j", "cnn,dl4j"})
  void learnsFromTheOrderOfReadings(String network, String engine) {
    SequenceContext context = new SequenceContext().with("network", network).with("engine", engine);

    Predictor predictor = trainer.train(climbs(1200, 1), context);

    // the label's deviation is 5.8; the sum of a window does not tell it
    assertThat(rmse(predictor, climbs(400, 2))).isLessThan(2.5);
    assertThat(context.metrics("member1.train_rmse").get(0))
        .isGreaterThan(context.lastOf("member1.train_rmse"));
    assertThat(context.metrics("member_rmse")).hasSize(2);
    assertThat(context.lastOf("ensemble_spread")).isBetween(1e-6, 2.5);
    assertThat(context.done()).isSorted().last().isEqualTo(60.0);
  }

  @Test
  void severalAnswerBetterThanTheirMean() {
    TrainingSet unseen = climbs(400, 2);
    SequenceNet net =
        (SequenceNet) trainer.train(climbs(300, 1), new SequenceContext().with("ensemble", 4));

    double single =
        IntStream.range(0, 4)
            .mapToDouble(
                member ->
                    rmse(
                        new SequenceNet(
                            net.layout(),
                            net.inputs(),
                            net.labels(),
                            net.members().subList(member, member + 1)),
                        unseen))
            .average()
            .orElseThrow();

    assertThat(rmse(net, unseen)).isLessThan(single);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void aSeedGivesTheSameWeightsOnAnyNumberOfCores(Network network) {
    TrainingSet data = climbs(300, 1);
    String name = network.name().toLowerCase(java.util.Locale.ROOT);
    SequenceContext one = new SequenceContext().with("network", name).with("epochs", 3);
    SequenceContext two = new SequenceContext().with("network", name).with("epochs", 3).cores(2);

    assertThat(trainer.train(data, two).parts().get("weights.f32"))
        .isEqualTo(trainer.train(data, one).parts().get("weights.f32"));
  }

  @Test
  void survivesItsFiles() {
    Predictor predictor = trainer.train(climbs(200, 1), new SequenceContext().with("epochs", 2));

    PredictorReader reader =
        ServiceLoader.load(PredictorReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(r -> r.kind().equals(predictor.kind()))
            .findFirst()
            .orElseThrow();
    Predictor read = reader.read(predictor.parts());

    for (double[] row : climbs(50, 3).rows()) {
      assertThat(read.predict(row)).isEqualTo(predictor.predict(row));
    }
    assertThat(read.parameterCount()).isEqualTo(predictor.parameterCount());
    byte[] cut = Arrays.copyOf(predictor.parts().get("weights.f32"), 100);
    assertThatThrownBy(
            () ->
                reader.read(
                    java.util.Map.of(
                        "sequence.json",
                        predictor.parts().get("sequence.json"),
                        "weights.f32",
                        cut)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 bytes");
  }

  @ParameterizedTest
  @CsvSource({"djl", "dl4j"})
  void endsInTheMiddleOfAnEpochWhenCancelled(String engine) {
    SequenceContext context =
        new SequenceContext().with("engine", engine).with("batchSize", 1).cancelAfter(3);

    assertThatThrownBy(() -> trainer.train(climbs(600, 1), context))
        .isInstanceOf(CancellationException.class);

    assertThat(context.done()).isEmpty();
  }

  @Test
  void stopsByMachinesItDoesNotLearnFrom() {
    TrainingSet data = climbs(600, 1);
    int[] groups = data.groups();

    HoldOut cut = HoldOut.of(data, new Random(1));

    assertThat(groups).isNotNull();
    List<Integer> learnt = Arrays.stream(cut.learn()).map(row -> groups[row]).boxed().toList();
    assertThat(Arrays.stream(cut.stop()).map(row -> groups[row]).boxed().toList())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(learnt);
    assertThat(cut.learn().length + cut.stop().length).isEqualTo(data.size());
    assertThat(HoldOut.of(data, new Random(2)).stop()).isNotEqualTo(cut.stop());
  }

  @Test
  void withoutMachinesItStopsByTheLastRows() {
    TrainingSet data = climbs(100, 1);
    TrainingSet alone =
        new TrainingSet(data.features(), data.rows(), data.labels(), data.classes());

    HoldOut cut = HoldOut.of(alone, new Random(1));

    assertThat(cut.stop()).isEqualTo(IntStream.range(85, 100).toArray());
    assertThat(cut.learn()).isEqualTo(IntStream.range(0, 85).toArray());
  }

  @Test
  void allStepsOfASensorAreScaledAlikeAndWhatIsMissingIsItsMean() {
    List<String> features = List.of("s__step_1", "s__step_0", "age", "t__step_0");
    double[][] rows = {{0, 10, 1, 5}, {10, 20, 3, Double.NaN}};
    TrainingSet data = new TrainingSet(features, rows, new double[] {1, 2}, List.of());
    Layout layout = Layout.of(features);

    float[] window = Scaling.of(data, layout).window(rows[1], layout);

    double deviation = Math.sqrt(50);
    assertThat(layout.channels()).containsExactly("s over time", "age", "t over time");
    assertThat(window[0]).isCloseTo(0, within(1e-6f));
    assertThat(window[3]).isCloseTo((float) (10 / deviation), within(1e-6f));
    // a column that is none of a step stands still
    assertThat(window[1]).isEqualTo(window[4]).isEqualTo(1);
    assertThat(window[2]).isZero();
    assertThat(window[5]).isZero();
  }

  /** Windows whose answer is when the jump came, by machines of twenty windows each. */
  private static TrainingSet climbs(int n, long seed) {
    Random random = new Random(seed);
    List<String> features = new ArrayList<>();
    for (int back = STEPS - 1; back >= 0; back--) {
      features.add("s__step_" + back);
    }
    double[][] rows = new double[n][STEPS];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      int jump = random.nextInt(STEPS);
      for (int t = 0; t < STEPS; t++) {
        rows[i][t] = 100 + random.nextGaussian() + (t == jump ? 20 : 0);
      }
      labels[i] = 50 + 3.4 * jump;
    }
    int[] groups = IntStream.range(0, n).map(i -> i / 20).toArray();
    return new TrainingSet(features, rows, labels, List.of(), groups);
  }

  private static double rmse(Predictor predictor, TrainingSet data) {
    return Math.sqrt(
        IntStream.range(0, data.size())
            .mapToDouble(i -> predictor.predict(data.rows()[i])[0] - data.labels()[i])
            .map(error -> error * error)
            .average()
            .orElseThrow());
  }
}
