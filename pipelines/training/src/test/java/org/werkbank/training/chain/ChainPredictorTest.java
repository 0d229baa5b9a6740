package org.werkbank.training.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.StagedPredictor;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.trees.QuietContext;

class ChainPredictorTest {
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "stations", 3,
          "trees", 20,
          "maxDepth", 3,
          "learningRate", 0.2,
          "rowShare", 1.0,
          "columnShare", 1.0,
          "leafWeight", 1,
          "balance", 0,
          "workers", 0);

  @Test
  void aStationLooksAtNoColumnBehindIt() throws Exception {
    StagedPredictor chain = trained();
    double[] row = {0.9, 0.1, 0.5, 0.5, 0.9, 0.2};
    double[] later = {0.9, 0.1, 0.5, 0.5, Double.NaN, 1e9};

    assertThat(chain.stages()).hasSize(3);
    assertThat(chain.predictAt(1, later)).isEqualTo(chain.predictAt(1, row));
  }

  @Test
  void knowsMoreBehindTheStationThatDecides() throws Exception {
    StagedPredictor chain = trained();
    double[] bad = {0.5, 0.5, 0.5, 0.5, 0.95, 0.5};
    double[] good = {0.5, 0.5, 0.5, 0.5, 0.05, 0.5};

    assertThat(chain.predictAt(1, bad)).isEqualTo(chain.predictAt(1, good));
    assertThat(chain.predict(bad)[1]).isGreaterThan(0.8);
    assertThat(chain.predict(good)[1]).isLessThan(0.2);
  }

  @Test
  void survivesBeingWrittenAndRead() throws Exception {
    StagedPredictor chain = trained();
    StagedPredictor read = (StagedPredictor) new ChainReader().read(new HashMap<>(chain.parts()));
    double[] row = {0.9, 0.1, 0.5, 0.5, 0.9, 0.2};

    assertThat(read.stages()).isEqualTo(chain.stages());
    for (int stage = 0; stage < 3; stage++) {
      assertThat(read.predictAt(stage, row)).isEqualTo(chain.predictAt(stage, row));
    }
  }

  /** Six columns in three stations; the fifth decides. */
  private static StagedPredictor trained() throws Exception {
    SplittableRandom random = new SplittableRandom(8);
    double[][] rows = new double[400][];
    double[] labels = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(6).toArray();
      labels[i] = rows[i][4] > 0.7 ? 1 : 0;
    }
    TrainingSet data =
        new TrainingSet(
            List.of("a", "b", "c", "d", "e", "f"), rows, labels, List.of("good", "bad"));
    return (StagedPredictor)
        new ChainTrainer().train(data, new QuietContext(new Parameters(PARAMETERS), 3, 1));
  }
}
