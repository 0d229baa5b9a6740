package org.werkbank.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.LargeTrainingSet;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.trees.BoosterPredictorTest.Rows;

class PartBoostersTest {
  private static final Map<String, Object> SETTINGS =
      Map.of("objective", "binary:logistic", "max_depth", 4, "eta", 0.1);
  private static final TrainingSet KNOWN = Rows.of(2, 20_000, 3);
  private static final TrainingSet NEW = Rows.of(2, 4_000, 4);
  private static final int ROUNDS = 60;

  @Test
  void learnsInPartsNearlyWhatItLearnsAtOnce() throws Exception {
    double whole = brier(train(4L * KNOWN.size(), ROUNDS));
    double inTenParts = brier(train(4L * KNOWN.size() / 10, ROUNDS));
    assertThat(whole).isLessThan(0.02);
    assertThat(inTenParts).isCloseTo(whole, within(0.005));
  }

  @Test
  void growsAsManyTreesAsAskedForHoweverManyParts() throws Exception {
    for (int rounds : new int[] {3, 10, 37}) {
      byte[] model = train(4L * KNOWN.size() / 10, rounds);
      double[] one = predictor(model).predict(NEW.rows()[0]);
      assertThat(one[0] + one[1]).isCloseTo(1, within(1e-9));
      assertThat(trees(model)).isEqualTo(rounds);
    }
  }

  @Test
  void repeatsToTheByte() throws Exception {
    assertThat(train(20_000, 12)).isEqualTo(train(20_000, 12));
  }

  private static byte[] train(long cells, int rounds) throws Exception {
    LargeTrainingSet data =
        new LargeTrainingSet(KNOWN.features(), KNOWN.source(), KNOWN.labels(), KNOWN.classes());
    Map<String, Object> balance = new HashMap<>(Map.of("balance", 0));
    TrainingContext context = new QuietContext(new Parameters(balance), 11, 2);
    return PartBoosters.train(
        data,
        ClassWeights.asked(data, context.parameters()),
        Boosters.complete(SETTINGS, context),
        rounds,
        context,
        cells);
  }

  private static BoosterPredictor predictor(byte[] model) {
    return new BoosterPredictor(
        BoosterPredictor.Output.SECOND_CLASS, ClassWeights.of(KNOWN, 0), List.of(model));
  }

  private static long trees(byte[] model) throws Exception {
    return ((biz.k11i.xgboost.gbm.GBTree)
            new biz.k11i.xgboost.Predictor(new java.io.ByteArrayInputStream(model)).getBooster())
        .getGroupedTrees()[0]
        .length;
  }

  private static double brier(byte[] model) {
    BoosterPredictor predictor = predictor(model);
    double sum = 0;
    for (int i = 0; i < NEW.size(); i++) {
      sum += Math.pow(predictor.predict(NEW.rows()[i])[1] - NEW.labels()[i], 2);
    }
    return sum / NEW.size();
  }
}
