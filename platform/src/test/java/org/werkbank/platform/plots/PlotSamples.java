package org.werkbank.platform.plots;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Plots;
import org.werkbank.contract.SplitKind;

/** Aggregates as the harness would write them. */
public final class PlotSamples {
  private PlotSamples() {}

  /** Three thousand parts, 61 of them scrap. */
  public static Plots classification() {
    Plots.Gain gain =
        new Plots.Gain(
            3000,
            61,
            List.of(
                new Plots.Inspected(30, 27),
                new Plots.Inspected(150, 51),
                new Plots.Inspected(300, 56),
                new Plots.Inspected(3000, 61)));
    return plots(
        "classification",
        "1",
        null,
        null,
        gain,
        List.of(
            new Plots.ClassScores("0", histogram(0, 0.05, 2500, 300, 100)),
            new Plots.ClassScores("1", histogram(0.5, 0.05, 20, 30))));
  }

  /** A hundred engines. */
  public static Plots remainingLife() {
    List<Plots.Range> fan =
        IntStream.range(0, 15)
            .mapToObj(
                i ->
                    new Plots.Range(
                        10 * i, 10 * i + 10, 200, 9.5 * i + 6, 7.0 * i, 12.0 * i + 9, null))
            .toList();
    Plots.Alarms alarms = new Plots.Alarms(30, 100, 96, 4, 27.5, histogram(15, 5, 20, 40, 30));
    return plots("remaining-life", null, new Plots.Life(fan, alarms), null, null, List.of());
  }

  /** A week of quarter hours. */
  public static Plots forecast() {
    List<Plots.Step> steps =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new Plots.Step(
                        10L * i,
                        10,
                        30 + 20 * Math.sin(i / 8.0),
                        30 + 18 * Math.sin(i / 8.0),
                        2.5,
                        30 + 20 * Math.sin((i - 2) / 8.0),
                        5.5))
            .toList();
    return plots(
        "forecast",
        null,
        null,
        new Plots.Series("season-96", 96, steps, steps, steps),
        null,
        List.of());
  }

  private static Plots plots(
      String task,
      String positive,
      Plots.Life life,
      Plots.Series series,
      Plots.Gain gain,
      List<Plots.ClassScores> scores) {
    boolean values = positive == null;
    List<Plots.Range> byPrediction =
        IntStream.range(0, 10)
            .mapToObj(i -> new Plots.Range(10 * i, 10 * i + 10, 300, 0.3 * i - 1, -9.0, 8.0, 268L))
            .toList();
    return new Plots(
        Plots.VERSION,
        task,
        3000,
        positive,
        values ? 12.5 : null,
        values
            ? new Plots.Grid(
                List.of(new Plots.Cell(0, 10, 0, 10, 800), new Plots.Cell(10, 20, 10, 20, 80)), 12)
            : null,
        values ? histogram(-10, 5, 300, 1200, 1300, 180) : null,
        values ? byPrediction : List.of(),
        series,
        life,
        gain,
        scores,
        null,
        new Plots.Folds(
            values ? "rmse" : "pr_auc",
            List.of(
                new Plots.FoldFigure(1, 1500, 0.78, 0.7, 0.85),
                new Plots.FoldFigure(2, 1500, 0.81, 0.74, 0.88))),
        List.of(
            new Plots.Dependence(
                "torque",
                500,
                List.of(10.0, 20.0, 30.0),
                List.of(0.1, 0.2, 0.6),
                List.of(0.0, 0.1, 0.3),
                List.of(0.2, 0.4, 0.9),
                List.of(12.0, 15.0, 18.0, 20.0, 22.0, 24.0, 26.0, 28.0, 29.0))),
        values
            ? null
            : new Plots.Causes(
                List.of(new Plots.Cause("HDF", 31, 30), new Plots.Cause("TWF", 12, 3)), 61, 2),
        series == null
            ? List.of()
            : List.of(
                new Plots.Peak(60, 3000, 400, 4000, 3000, 2000.0, 90),
                new Plots.Peak(80, 3000, 100, 500, 250, null, 20)));
  }

  private static Plots.Histogram histogram(double from, double width, long... counts) {
    List<Plots.Bin> bins =
        IntStream.range(0, counts.length)
            .mapToObj(i -> new Plots.Bin(from + i * width, from + (i + 1) * width, counts[i]))
            .toList();
    return new Plots.Histogram(bins, java.util.Arrays.stream(counts).sum() + 6, 6);
  }

  /** Two months, in which one column ran away and the rest stayed. */
  public static Drift drift() {
    return new Drift(
        Drift.VERSION,
        7000,
        15_000,
        List.of("2014-01", "2014-02"),
        List.of(column("TIT", 0.71), column("AT", 0.15), column("AP", 0.02)),
        column("prediction", 0.2),
        column("NOX", 0.8));
  }

  private static Drift.Of column(String name, double psi) {
    return new Drift.Of(
        name, psi, 0.01, 0.02, 0.01, 0, List.of(new Drift.Period("2014-01", 3500, psi, 0.01)));
  }

  /** What the scoring run tells of it beside the report. */
  public static Map<String, Double> driftFigures() {
    return Map.of(
        "drift.level", 2.0,
        "drift.rows", 7000.0,
        "drift.columns", 3.0,
        "drift.large", 1.0,
        "drift.some", 1.0);
  }

  /** A chain of two stations, trained with three seeds. */
  static Evaluation chain() {
    Evaluation.Value skill = new Evaluation.Value(0.759, 0.67, 0.841);
    return new Evaluation(
        "chain",
        new Evaluation.SplitInfo(SplitKind.TIME, "time", "a".repeat(64), 1175, 392),
        1,
        "1",
        0.5,
        new Evaluation.Part(
            392,
            26,
            Map.of("eur_saved_per_1000", new Evaluation.Value(34_706.6, 12_906.6, 57_501.6))),
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        List.of(
            new Evaluation.Factor("station 1", 392, Map.of("roc_auc", skill)),
            new Evaluation.Factor("station 2", 392, Map.of("roc_auc", skill))),
        List.of(
            new Evaluation.SeedValue(1, "roc_auc", skill),
            new Evaluation.SeedValue(2, "roc_auc", new Evaluation.Value(0.75, 0.67, 0.83)),
            new Evaluation.SeedValue(3, "roc_auc", new Evaluation.Value(0.762, 0.67, 0.84))),
        List.of(),
        List.of(
            new Evaluation.HorizonValue(24, "mase", skill, 0.9, 380),
            new Evaluation.HorizonValue(96, "mase", skill, 1.1, 350)));
  }
}
