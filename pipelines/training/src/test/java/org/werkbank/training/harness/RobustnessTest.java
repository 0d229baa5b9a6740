package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Evaluation.NoiseValue;
import org.werkbank.contract.Split;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitRequest;
import org.werkbank.training.split.Splits;

class RobustnessTest {
  private static final int ROWS = 3000;

  @Test
  void aModelThatReadsOneSensorSuffersAsItsArithmeticSays() throws Exception {
    List<NoiseValue> noise = of(row -> new double[] {row[0]});
    assertThat(noise).extracting(NoiseValue::level).containsExactly(0.0, 0.05, 0.1, 0.2);
    assertThat(noise).allMatch(one -> one.metric().equals("rmse") && one.n() == 900);
    assertThat(noise.get(0).value()).isZero();
    // the label is the sensor, of deviation 1, so the error is the noise
    assertThat(noise.get(1).value()).isBetween(0.045, 0.055);
    assertThat(noise.get(3).value()).isBetween(0.18, 0.22);
  }

  @Test
  void aModelThatReadsNothingDoesNotCare() throws Exception {
    List<NoiseValue> noise = of(row -> new double[] {0.5});
    assertThat(noise).extracting(NoiseValue::value).containsOnly(noise.get(0).value());
  }

  private interface Says {
    double[] of(double[] row);
  }

  private static List<NoiseValue> of(Says says) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = IntStream.range(0, ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
    FrameColumn feature = Frames.numbers("x", ColumnRole.FEATURE, values);
    LearningTask task = LearningTask.values("regression", "y", values, Double.POSITIVE_INFINITY);
    TrainingData data =
        new TrainingData(Frames.of(ROWS, feature), List.of(feature), List.of(), task);
    Assignment assignment =
        Splits.of(new SplitRequest(Split.time(0.3), ROWS, null, 0, "y", null, null, null, 1));
    Outcome outcome =
        new Protocol(task, assignment, data.features())
            .run(
                (rows, step) ->
                    new ScoringModel(
                        Prepared.of(data.features(), List.of(), Preparation.AS_IS, rows)
                            .preparation(),
                        new Simple(says),
                        task.cap()));
    return Robustness.of(data, outcome, assignment, new Measured(task, 1), 1);
  }

  private record Simple(Says says) implements Predictor {
    @Override
    public double[] predict(double[] row) {
      return says.of(row);
    }

    @Override
    public String kind() {
      return "simple";
    }

    @Override
    public Map<String, byte[]> parts() {
      return Map.of();
    }

    @Override
    public long parameterCount() {
      return 0;
    }
  }
}
