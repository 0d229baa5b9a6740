package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Plots;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.metrics.Scored;
import org.werkbank.training.plots.Bins;
import org.werkbank.training.plots.CauseCounts;
import org.werkbank.training.plots.Gains;
import org.werkbank.training.plots.LeadTimes;
import org.werkbank.training.plots.PeakLoads;
import org.werkbank.training.plots.Ranges;
import org.werkbank.training.plots.Rounded;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/** Gathers what the plots of a run are drawn from. */
final class PlotMaker {
  /** Warnings are looked at for this many rows of remaining life, or a quarter of the cap. */
  private static final double USUAL_LIMIT = 30;

  private static final double SCORE_WIDTH = 0.05;

  private final TrainingData data;
  private final LearningTask task;
  private final Assignment assignment;
  private final Outcome outcome;
  private final Measured measured;

  PlotMaker(TrainingData data, Assignment assignment, Outcome outcome, Measured measured) {
    this.data = data;
    this.task = data.task();
    this.assignment = assignment;
    this.outcome = outcome;
    this.measured = measured;
  }

  Plots of(@Nullable Samples samples, List<Plots.Dependence> dependence) {
    boolean values = !task.isClassification();
    double[] scores = PredictedCells.first(outcome.test(), task);
    double[] actual = task.learned(outcome.testRows());
    Ranges errors = new Ranges(scores, differences(scores, actual), covered(scores, actual));
    return new Plots(
        Plots.VERSION,
        task.name(),
        scores.length,
        task.positive(),
        outcome.halfWidth(),
        values ? Bins.grid(scores, actual) : null,
        values ? Bins.histogram(differences(scores, actual)) : null,
        values ? errors.byDecile() : List.of(),
        values ? new SeriesPlot(data, assignment, outcome).of(samples) : null,
        task.isCapped() ? life(scores) : null,
        task.isBinary() ? Gains.of(scores, positives()) : null,
        task.isBinary() ? classes(scores) : List.of(),
        task.isClassification() && !task.isBinary() ? confusion() : null,
        folds(),
        dependence,
        task.isBinary() ? causes() : null,
        samples instanceof Lags lags ? peaks(scores, actual, lags) : List.of());
  }

  private Plots.@Nullable Causes causes() {
    int positive = task.classes().indexOf(task.positive());
    Scored decided = outcome.decided() == null ? outcome.test() : outcome.decided();
    boolean[] flagged = new boolean[decided.size()];
    for (int row = 0; row < flagged.length; row++) {
      flagged[row] = decided.scores()[row][positive] >= 0.5;
    }
    return new CauseCounts(outcome.testRows(), positives(), flagged).of(data.frame().columns());
  }

  private List<Plots.Peak> peaks(double[] predicted, double[] actual, Lags lags) {
    return PeakLoads.of(actual, predicted, SeriesPlot.naive(data, lags, outcome.testRows()));
  }

  private static double[] differences(double[] predicted, double[] actual) {
    return IntStream.range(0, predicted.length)
        .mapToDouble(row -> predicted[row] - actual[row])
        .toArray();
  }

  private boolean @Nullable [] covered(double[] predicted, double[] actual) {
    double[] half = outcome.halfWidths();
    if (half == null) {
      return null;
    }
    boolean[] within = new boolean[predicted.length];
    for (int row = 0; row < within.length; row++) {
      within[row] = Math.abs(predicted[row] - actual[row]) <= half[row];
    }
    return within;
  }

  private Plots.Life life(double[] predicted) {
    double[] actual = task.labelsOf(outcome.testRows());
    return new Plots.Life(new Ranges(actual, predicted, null).byWidth(), alarms(predicted, actual));
  }

  /** Needs what a machine would have been told over time, thus more than its last row. */
  private Plots.@Nullable Alarms alarms(double[] predicted, double[] actual) {
    FrameColumn group = data.frame().first(ColumnRole.GROUP).orElse(null);
    if (group == null) {
      return null;
    }
    Map<Integer, Integer> place = new HashMap<>();
    IntStream.range(0, predicted.length).forEach(i -> place.put(outcome.testRows()[i], i));
    Map<Object, List<Integer>> machines = new LinkedHashMap<>();
    for (int row : data.inTimeOrder()) {
      Integer at = place.get(row);
      if (at != null) {
        machines.computeIfAbsent(group.key(row), k -> new ArrayList<>()).add(at);
      }
    }
    if (machines.size() * 2 > predicted.length) {
      return null;
    }
    List<LeadTimes.Machine> histories =
        machines.values().stream()
            .map(
                rows ->
                    new LeadTimes.Machine(
                        rows.stream().mapToDouble(i -> predicted[i]).toArray(),
                        rows.stream().mapToDouble(i -> actual[i]).toArray()))
            .toList();
    return LeadTimes.of(histories, Math.min(USUAL_LIMIT, Math.floor(task.cap() / 4)));
  }

  private boolean[] positives() {
    int positive = task.classes().indexOf(task.positive());
    boolean[] is = new boolean[outcome.test().size()];
    for (int row = 0; row < is.length; row++) {
      is[row] = outcome.test().labels()[row] == positive;
    }
    return is;
  }

  private List<Plots.ClassScores> classes(double[] scores) {
    List<Plots.ClassScores> found = new ArrayList<>();
    for (int c = 0; c < task.classes().size(); c++) {
      int index = c;
      double[] own =
          IntStream.range(0, scores.length)
              .filter(row -> outcome.test().labels()[row] == index)
              // a probability of one belongs to the last bin
              .mapToDouble(row -> Math.min(scores[row], 1 - SCORE_WIDTH / 2))
              .toArray();
      found.add(new Plots.ClassScores(task.classes().get(c), Bins.histogram(own, SCORE_WIDTH)));
    }
    return found;
  }

  private Plots.Confusion confusion() {
    int classes = task.classes().size();
    long[][] counts = new long[classes][classes];
    Scored test = outcome.test();
    for (int row = 0; row < test.size(); row++) {
      counts[(int) test.labels()[row]][PredictedCells.likeliest(test.scores()[row])]++;
    }
    List<Plots.Decision> decisions = new ArrayList<>();
    long hidden = 0;
    for (int is = 0; is < classes; is++) {
      for (int said = 0; said < classes; said++) {
        if (counts[is][said] >= Plots.FEWEST_ROWS) {
          decisions.add(new Plots.Decision(is, said, counts[is][said]));
        } else {
          hidden += counts[is][said];
        }
      }
    }
    return new Plots.Confusion(task.classes(), decisions, hidden);
  }

  private Plots.@Nullable Folds folds() {
    if (!assignment.isCrossValidation()) {
      return null;
    }
    Map<Integer, Integer> place = new HashMap<>();
    IntStream.range(0, outcome.testRows().length).forEach(i -> place.put(outcome.testRows()[i], i));
    List<Plots.FoldFigure> found = new ArrayList<>();
    int number = 0;
    for (Fold fold : assignment.folds()) {
      number++;
      double[][] scores =
          Arrays.stream(fold.test())
              .mapToObj(row -> outcome.test().scores()[place.getOrDefault(row, 0)])
              .toArray(double[][]::new);
      if (scores.length < Plots.FEWEST_ROWS) {
        continue;
      }
      Evaluation.Value value =
          measured
              .of(new Scored(scores, task.labelsOf(fold.test()), task.classes()), 0.5, null)
              .get(task.mainMetric());
      if (value != null) {
        found.add(
            new Plots.FoldFigure(
                number,
                scores.length,
                Rounded.of(value.value()),
                Rounded.of(value.low()),
                Rounded.of(value.high())));
      }
    }
    return found.isEmpty() ? null : new Plots.Folds(task.mainMetric(), found);
  }
}
