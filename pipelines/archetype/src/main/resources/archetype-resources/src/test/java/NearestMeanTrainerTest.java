package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.TrainingSet;

class NearestMeanTrainerTest {
  private static final Trial TRIAL = new Trial(Map.of("sharpness", 1.0), 1);

  @Test
  void tellsTwoCloudsApart() {
    Predictor predictor = new NearestMeanTrainer().train(clouds(400, 1), TRIAL);

    assertThat(accuracy(predictor, clouds(400, 2))).isGreaterThan(0.9);
  }

  @Test
  void isReadBackAsItWasWritten() {
    Predictor written = new NearestMeanTrainer().train(clouds(400, 1), TRIAL);
    PredictorReader reader =
        ServiceLoader.load(PredictorReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.kind().equals(written.kind()))
            .findFirst()
            .orElseThrow();

    Predictor read = reader.read(written.parts());

    for (double[] row : clouds(50, 3).rows()) {
      assertThat(read.predict(row)).containsExactly(written.predict(row));
    }
  }

  private static TrainingSet clouds(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[n][];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 2;
      rows[i] = new double[] {random.nextGaussian() + 4 * labels[i], random.nextGaussian()};
    }
    return new TrainingSet(List.of("force", "speed"), rows, labels, List.of("good", "bad"));
  }

  private static double accuracy(Predictor predictor, TrainingSet data) {
    double right = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] answer = predictor.predict(data.rows()[i]);
      right += (answer[1] > 0.5) == (data.labels()[i] == 1) ? 1 : 0;
    }
    return right / data.size();
  }
}
