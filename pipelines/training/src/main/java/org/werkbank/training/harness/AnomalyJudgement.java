package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Curve;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.metrics.AnomalyMetrics;
import org.werkbank.training.metrics.Curves;
import org.werkbank.training.metrics.Watched;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/** Writes the evaluation of alarms: of all rows, of each kind of fault, and beside baselines. */
final class AnomalyJudgement {
  private final RunScope scope;
  private final TrainingData data;
  private final LearningTask task;
  private final AnomalySettings settings;
  private final Assignment assignment;
  private final Kinds kinds;
  private final CheckList checks;

  AnomalyJudgement(
      RunScope scope,
      TrainingData data,
      AnomalySettings settings,
      Assignment assignment,
      Kinds kinds,
      CheckList checks) {
    this.scope = scope;
    this.data = data;
    this.task = data.task();
    this.settings = settings;
    this.assignment = assignment;
    this.kinds = kinds;
    this.checks = checks;
  }

  Evaluation of(AnomalyProtocol protocol, Alarmed alarmed, String manifestSha256) throws Exception {
    Watch watch = Watch.of(data.frame(), alarmed.rows());
    Watched watched = watch.rows(alarmed.excess(), alarmed.rows(), kinds);
    AnomalyMetrics measured = metrics(watched, watch);
    Map<String, Value> metrics = measured.all(apart());
    List<Evaluation.Baseline> baselines =
        List.of(
            baseline("naive", protocol.run(Baselines.naive(task))),
            baseline(
                "linear", protocol.run(Baselines.components(data.features(), data.derived()))));
    AnomalyChecks.run(checks, settings, metrics, alarmed.normals());
    say(metrics);
    return new Evaluation(
        task.name(),
        new Evaluation.SplitInfo(
            assignment.kind(),
            assignment.unit(),
            manifestSha256,
            learned(protocol),
            alarmed.rows().length),
        scope.spec().seed(),
        null,
        alarmed.limit(),
        part(watched, metrics),
        validation(alarmed),
        baselines,
        checks.list(),
        List.of(),
        curves(watched),
        List.of(),
        null,
        null,
        measured.factors(kinds.normal()));
  }

  private Evaluation.@Nullable Part validation(Alarmed alarmed) {
    int[] rows = alarmed.validation();
    double[] excess = alarmed.validationExcess();
    if (rows == null || excess == null) {
      return null;
    }
    Watch watch = Watch.of(data.frame(), rows);
    Watched watched = watch.rows(excess, rows, kinds);
    return part(watched, metrics(watched, watch).all(apart()));
  }

  private AnomalyMetrics metrics(Watched watched, Watch watch) {
    return new AnomalyMetrics(watched, settings.consecutive(), scope.spec().seed(), watch.units());
  }

  private Evaluation.Baseline baseline(String name, Alarmed alarmed) {
    Watch watch = Watch.of(data.frame(), alarmed.rows());
    Watched watched = watch.rows(alarmed.excess(), alarmed.rows(), kinds);
    return new Evaluation.Baseline(name, metrics(watched, watch).all(apart()));
  }

  /** Kinds of fault set apart, as far as there are any. */
  private Set<String> apart() {
    Set<String> apart = new HashSet<>(settings.apart());
    apart.retainAll(kinds.faults());
    return apart;
  }

  private static Evaluation.Part part(Watched watched, Map<String, Value> metrics) {
    long faulty = Arrays.stream(watched.kinds()).filter(kind -> kind > 0).count();
    return new Evaluation.Part(watched.size(), faulty, metrics);
  }

  private Map<String, Curve> curves(Watched watched) {
    Curve roc = Curves.roc(watched.asClasses(task.classes()), task.classes().get(1));
    return roc.x().isEmpty() ? Map.of() : Map.of("roc", roc);
  }

  private long learned(AnomalyProtocol protocol) {
    long sum = 0;
    for (Fold fold : assignment.folds()) {
      sum += protocol.learnable(fold.train()).length;
    }
    return sum / assignment.folds().size();
  }

  private void say(Map<String, Value> metrics) {
    List<RunEvent.Metric> list = new ArrayList<>();
    metrics.forEach(
        (name, value) -> list.add(new RunEvent.Metric("test." + name, value.value(), 0)));
    scope.journal().say(new RunEvent.Metrics(list));
  }
}
