package org.werkbank.training.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.components.ComponentsTrainer;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.linear.LinearTrainer;
import org.werkbank.training.linear.NewtonFit;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.prepare.DerivedColumn;
import org.werkbank.training.prepare.FittedPreparation;

/** The two models every pipeline has to beat, on the same split. */
final class Baselines {
  private static final double PENALTY = 1e-3;
  private static final int ITERATIONS = 50;

  /** Rows that a baseline learns from when all do not fit into memory. */
  private static final int MOST_ROWS = 200_000;

  /** Share of the variance that principal components explain. */
  private static final double EXPLAINED = 0.95;

  private Baselines() {}

  /** Shares of the classes, or the mean: what one says without looking at a row. */
  static ModelMaker naive(LearningTask task) {
    return (rows, step) -> {
      double[] labels = task.learned(rows);
      double[] constant = new double[Math.max(1, task.classes().size())];
      for (double label : labels) {
        constant[task.isClassification() ? (int) label : 0] +=
            (task.isClassification() ? 1 : label) / labels.length;
      }
      FittedPreparation nothing = new FittedPreparation(List.of(), List.of(), List.of());
      return new ScoringModel(nothing, new Constant(constant), task.cap());
    };
  }

  /** Says what a column says; where that is missing, its median in the training part. */
  static ModelMaker column(TrainingData data, String name) {
    FrameColumn column = data.frame().named(name).orElseThrow();
    return (rows, step) -> {
      Prepared prepared = Prepared.of(data.features(), List.of(), Preparation.AS_IS, rows);
      int place = prepared.preparation().features().indexOf(name);
      double median = median(column, rows);
      return new ScoringModel(prepared.preparation(), new SameAs(place, median), data.task().cap());
    };
  }

  private static double median(FrameColumn column, int[] rows) {
    double[] known =
        Arrays.stream(rows)
            .mapToDouble(column::number)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return known.length == 0 ? 0 : known[known.length / 2];
  }

  private record SameAs(int place, double otherwise) implements Predictor {
    @Override
    public double[] predict(double[] row) {
      return new double[] {Double.isNaN(row[place]) ? otherwise : row[place]};
    }

    @Override
    public String kind() {
      return "same-as";
    }

    @Override
    public Map<String, byte[]> parts() {
      return Map.of();
    }

    @Override
    public long parameterCount() {
      return 1;
    }
  }

  /** Ridge or logistic regression on scaled columns; of a large table it learns some rows. */
  static ModelMaker linear(
      LearningTask task, List<FrameColumn> features, List<DerivedColumn> derived, RunScope scope) {
    return (rows, step) -> {
      scope.journal().checkCancelled();
      Prepared prepared = Prepared.of(features, derived, Preparation.SCALED, rows);
      if (prepared.isLarge()) {
        int[] some = Spread.of(rows, MOST_ROWS);
        prepared = new Prepared(features, prepared.preparation(), some);
      }
      TrainingSet set =
          new TrainingSet(
              prepared.preparation().features(),
              prepared.rows(),
              task.learned(prepared.positions()),
              task.classes());
      Predictor predictor =
          set.features().size() <= NewtonFit.WIDEST
              ? NewtonFit.train(set, PENALTY)
              : LinearTrainer.train(set, scope.spark(), PENALTY, ITERATIONS);
      return new ScoringModel(prepared.preparation(), predictor, task.cap());
    };
  }

  /** Principal components of normal rows, which is what a linear autoencoder would learn. */
  static ModelMaker components(List<FrameColumn> features, List<DerivedColumn> derived) {
    return (rows, step) -> {
      Prepared prepared = Prepared.of(features, derived, Preparation.SCALED, rows);
      Predictor predictor = ComponentsTrainer.train(prepared.rows(), 0, EXPLAINED);
      return new ScoringModel(prepared.preparation(), predictor, Double.POSITIVE_INFINITY);
    };
  }

  private record Constant(double[] value) implements Predictor {
    @Override
    public double[] predict(double[] row) {
      return value.clone();
    }

    @Override
    public String kind() {
      return "constant";
    }

    @Override
    public Map<String, byte[]> parts() {
      return Map.of();
    }

    @Override
    public long parameterCount() {
      return value.length;
    }
  }
}
