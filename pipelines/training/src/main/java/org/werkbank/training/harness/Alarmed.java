package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.metrics.Watched;
import org.werkbank.training.model.ScoringModel;

/**
 * What models of normal rows said of rows they had not seen.
 *
 * @param rows positions of the tested rows
 * @param scores their scores
 * @param excess the same as multiples of the limit that held for the row
 * @param limit of the model that is kept
 * @param normals normal rows that the limit rests on
 * @param validation rows the limit was chosen on with all others of their part; null in folds
 * @param validationExcess their scores as multiples of the limit
 * @param models the judge of each fold, {@code limits} their limits
 */
record Alarmed(
    int[] rows,
    double[] scores,
    double[] excess,
    double limit,
    int normals,
    int @Nullable [] validation,
    double @Nullable [] validationExcess,
    List<ScoringModel> models,
    List<Double> limits) {

  /** A multiple of a limit; of a limit of nothing everything is far above. */
  static double excess(double score, double limit) {
    return limit > 0 ? score / limit : score > 0 ? Double.MAX_VALUE : 0;
  }

  /** The same as the outcome of a classifier, for checks and importance. */
  Outcome asOutcome(LearningTask task) {
    double[][] odds =
        IntStream.range(0, rows.length)
            .mapToObj(i -> Watched.odds(excess[i]))
            .toArray(double[][]::new);
    List<ScoringModel> judges = new ArrayList<>();
    for (int f = 0; f < models.size(); f++) {
      ScoringModel model = models.get(f);
      judges.add(
          new ScoringModel(
              model.preparation(), new Odds(model.predictor(), limits.get(f)), model.cap()));
    }
    return new Outcome(
        rows,
        new Scored(odds, task.labelsOf(rows), task.classes()),
        null,
        limit,
        null,
        null,
        null,
        judges);
  }

  /** A model with its limit, as a classifier that is undecided at the limit. */
  private record Odds(Predictor predictor, double limit) implements Predictor {
    @Override
    public double[] predict(double[] row) {
      return Watched.odds(excess(predictor.predict(row)[0], limit));
    }

    @Override
    public String kind() {
      return predictor.kind();
    }

    @Override
    public Map<String, byte[]> parts() {
      return predictor.parts();
    }

    @Override
    public long parameterCount() {
      return predictor.parameterCount();
    }
  }
}
