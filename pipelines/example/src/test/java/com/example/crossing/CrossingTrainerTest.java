package com.example.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

class CrossingTrainerTest {
  private static final TrainingSet SEEN = ring(1500, 1, 2);
  private static final TrainingSet UNSEEN = ring(1500, 2, 2);

  @Test
  void seesWhatShowsOnlyInTheInterplayOfTwoQuantities() throws IOException {
    Predictor crossed = new CrossingTrainer().train(SEEN, context(Map.of()));
    Predictor linear = new CrossingTrainer().train(SEEN, context(Map.of("crossed", 0)));

    assertThat(accuracy(crossed, UNSEEN)).isGreaterThan(0.95);
    assertThat(accuracy(linear, UNSEEN)).isLessThan(0.92);
  }

  @Test
  void tellsThreeClassesApart() throws IOException {
    Predictor predictor = new CrossingTrainer().train(ring(1500, 1, 3), context(Map.of()));

    assertThat(accuracy(predictor, ring(1500, 2, 3))).isGreaterThan(0.85);
    assertThat(Arrays.stream(predictor.predict(new double[] {0, 0})).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void findsTheWeightsThatAreKnown() {
    // by hand: 1 of 4 against 3 of 4, so the slope is log 3 between -1 and 1, without an intercept
    double[][] rows = {{-1}, {-1}, {-1}, {-1}, {1}, {1}, {1}, {1}};
    double[] labels = {0, 0, 0, 1, 0, 1, 1, 1};
    double[] once = {1, 1, 1, 1, 1, 1, 1, 1};

    double[] weights = RidgeLogistic.fit(rows, labels, once, 1e-9, () -> {});

    assertThat(weights[0]).isCloseTo(Math.log(3), within(1e-5));
    assertThat(weights[1]).isCloseTo(0, within(1e-5));
  }

  @Test
  void staysFiniteWhenOneClassIsAloneOrAColumnIsConstant() throws IOException {
    TrainingSet odd =
        new TrainingSet(
            List.of("a", "b"),
            new double[][] {{0, 1}, {0, 2}, {0, 3}},
            new double[] {0, 0, 0},
            List.of("ok", "bad"));

    double[] answer = new CrossingTrainer().train(odd, context(Map.of())).predict(odd.rows()[0]);

    assertThat(answer[0]).isGreaterThan(0.9).isLessThanOrEqualTo(1);
    assertThat(answer).doesNotContain(Double.NaN);
  }

  @Test
  void isFoundAndReadBackAsItWas() throws IOException {
    Predictor written = new CrossingTrainer().train(SEEN, context(Map.of("members", 2)));
    PredictorReader reader =
        ServiceLoader.load(PredictorReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(r -> r.kind().equals(written.kind()))
            .findFirst()
            .orElseThrow();

    Predictor read = reader.read(written.parts());

    for (double[] row : UNSEEN.rows()) {
      assertThat(read.predict(row)).isEqualTo(written.predict(row));
    }
    assertThat(read.parameterCount())
        .isEqualTo(written.parameterCount())
        .isEqualTo(2 * (2 + 3 + 1));
    assertThatThrownBy(() -> reader.read(Map.of())).hasMessageContaining("terms.csv");
  }

  @Test
  void repeatsItselfForASeedAndStopsWhenCancelled() throws IOException {
    assertThat(new CrossingTrainer().train(SEEN, context(Map.of())).parts().get("terms.csv"))
        .isEqualTo(new CrossingTrainer().train(SEEN, context(Map.of())).parts().get("terms.csv"));
    assertThatThrownBy(() -> new CrossingTrainer().train(SEEN, new Context(Map.of(), true)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesValues() throws IOException {
    TrainingSet values =
        new TrainingSet(List.of("a"), new double[][] {{1}}, new double[] {1.5}, List.of());

    assertThatThrownBy(() -> new CrossingTrainer().train(values, context(Map.of())))
        .hasMessageContaining("classes, not values");
  }

  /** Inside a ring, outside it and, with three classes, far outside. */
  private static TrainingSet ring(int n, long seed, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
      double square = rows[i][0] * rows[i][0] + rows[i][1] * rows[i][1];
      labels[i] = square < 0.7 ? 1 : square > 4 && classes == 3 ? 2 : 0;
    }
    return new TrainingSet(
        List.of("x", "y"), rows, labels, List.of("ok", "bad", "odd").subList(0, classes));
  }

  private static double accuracy(Predictor predictor, TrainingSet data) {
    double right = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] p = predictor.predict(data.rows()[i]);
      double most = Arrays.stream(p).max().orElseThrow();
      right += p[(int) data.labels()[i]] == most ? 1 : 0;
    }
    return right / data.size();
  }

  private static Context context(Map<String, Object> changed) throws IOException {
    String json;
    try (InputStream in = CrossingTrainer.class.getResourceAsStream("/descriptor.json")) {
      json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    PipelineDescriptor descriptor = new ContractJson().read(json, PipelineDescriptor.class);
    assertThat(descriptor.trainer()).isEqualTo(CrossingTrainer.class.getName());
    Map<String, Object> values =
        descriptor.parameters().stream()
            .collect(
                Collectors.toMap(ParameterDescriptor::name, ParameterDescriptor::defaultValue));
    values.putAll(changed);
    return new Context(values, false);
  }

  private record Context(Map<String, Object> values, boolean cancelled) implements TrainingContext {
    Context {
      if (cancelled) {
        values = Map.of("members", 1, "ridge", 1.0, "crossed", 2);
      }
    }

    @Override
    public Parameters parameters() {
      return new Parameters(values);
    }

    @Override
    public long seed() {
      return 3;
    }

    @Override
    public int cores() {
      return 1;
    }

    @Override
    public SparkSession spark() {
      throw new AssertionError("this pipeline needs no Spark");
    }

    @Override
    public void progress(double done, double total) {
      assertThat(done).isBetween(0.0, total);
    }

    @Override
    public void metric(String name, double value, long step) {}

    @Override
    public void checkCancelled() {
      if (cancelled) {
        throw new CancellationException("the run was cancelled");
      }
    }
  }
}
