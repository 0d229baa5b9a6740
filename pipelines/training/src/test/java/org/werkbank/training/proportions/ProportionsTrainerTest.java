package org.werkbank.training.proportions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.trees.QuietContext;

class ProportionsTrainerTest {
  private static final int BATCHES = 80;
  private static final int PARTS = 25;
  private static final TrainingContext CONTEXT =
      new QuietContext(new Parameters(Map.of("clusters", 12, "focus", 1.0, "caution", 0.1)), 3, 1);

  @Test
  void tellsPartsApartThoughOnlyBatchesAreKnown() {
    Predictor model = new ProportionsTrainer().train(batches(1), CONTEXT);
    assertThat(model.predict(new double[] {2.5, 0})[0]).isGreaterThan(0.6);
    assertThat(model.predict(new double[] {-2.5, 0})[0]).isLessThan(0.1);
  }

  @Test
  void newBatchesComeOutNearerThanTheirMean() {
    Predictor model = new ProportionsTrainer().train(batches(1), CONTEXT);
    TrainingSet fresh = batches(2);
    Batches known = Batches.in(fresh);
    double[] answers = new double[fresh.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = model.predict(fresh.rows()[i])[0];
    }
    double[] found = known.means(answers);
    double mean = java.util.Arrays.stream(known.shares()).average().orElseThrow();
    double own = 0;
    double naive = 0;
    for (int b = 0; b < BATCHES; b++) {
      own += Math.pow(found[b] - known.shares()[b], 2);
      naive += Math.pow(mean - known.shares()[b], 2);
    }
    assertThat(own).isLessThan(naive / 4);
  }

  @Test
  void survivesBeingWrittenAndRepeats() {
    Predictor model = new ProportionsTrainer().train(batches(1), CONTEXT);
    Predictor read = new ProportionsReader().read(model.parts());
    Predictor again = new ProportionsTrainer().train(batches(1), CONTEXT);
    assertThat(again.parts().get("clusters.json")).isEqualTo(model.parts().get("clusters.json"));
    for (double[] row : batches(2).rows()) {
      assertThat(read.predict(row)).isEqualTo(model.predict(row));
    }
    // 12 clusters of two columns and a share, two weights
    assertThat(model.parameterCount()).isEqualTo(2 + 12 * 3);
  }

  @Test
  void columnsThatGoWithNothingDoNotCount() {
    TrainingSet data = batches(1);
    Predictor model = new ProportionsTrainer().train(data, CONTEXT);
    double here = model.predict(new double[] {2.5, 0})[0];
    assertThat(model.predict(new double[] {2.5, 1})[0]).isCloseTo(here, within(0.2));
  }

  @Test
  void needsBatches() {
    TrainingSet data = batches(1);
    TrainingSet alone =
        new TrainingSet(data.features(), data.rows(), data.labels(), data.classes());
    assertThatThrownBy(() -> new ProportionsTrainer().train(alone, CONTEXT))
        .hasMessageContaining("column that names the groups");
  }

  /** Parts are bad when the first column is above 1; batches differ in its mean. */
  private static TrainingSet batches(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = BATCHES * PARTS;
    double[][] cells = new double[rows][];
    double[] labels = new double[rows];
    int[] groups = new int[rows];
    for (int batch = 0; batch < BATCHES; batch++) {
      double middle = 2 * random.nextDouble() - 1;
      int bad = 0;
      for (int part = 0; part < PARTS; part++) {
        int row = batch * PARTS + part;
        cells[row] = new double[] {middle + random.nextGaussian(), random.nextGaussian()};
        groups[row] = batch;
        bad += cells[row][0] > 1 ? 1 : 0;
      }
      java.util.Arrays.fill(labels, batch * PARTS, (batch + 1) * PARTS, (double) bad / PARTS);
    }
    return new TrainingSet(List.of("told", "noise"), cells, labels, List.of(), groups);
  }
}
