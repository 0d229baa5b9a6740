package org.werkbank.training.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Evaluation;
import org.werkbank.training.metrics.Watched;
import org.werkbank.training.model.AlarmRule;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.Fold;

/** What a training run does in its own way when it learns to detect anomalies. */
final class AnomalyRun {
  private static final int MOST_EXPLAINED = 2000;

  private final RunScope scope;
  private final TrainingData data;
  private final AnomalySettings settings;
  private final Assignment assignment;
  private final AnomalyProtocol protocol;
  private final Kinds kinds;
  private final Alarmed alarmed;
  private final ScoringModel model;

  private AnomalyRun(
      RunScope scope,
      TrainingData data,
      AnomalySettings settings,
      Assignment assignment,
      AnomalyProtocol protocol,
      List<ScoringModel> models) {
    this.scope = scope;
    this.data = data;
    this.settings = settings;
    this.assignment = assignment;
    this.protocol = protocol;
    this.kinds =
        Kinds.of(
            data.frame().first(ColumnRole.LABEL).orElseThrow(),
            data.frame().size(),
            settings.normal());
    int judges = assignment.folds().size();
    this.alarmed = protocol.judged(models.subList(0, judges));
    this.model = models.get(models.size() - 1);
  }

  /** Trains on normal rows and scores the others. */
  static AnomalyRun learn(
      RunScope scope,
      TrainingData data,
      AnomalySettings settings,
      Assignment assignment,
      Learning learning)
      throws Exception {
    AnomalyProtocol protocol =
        new AnomalyProtocol(data.task(), assignment, data.features(), settings.quantile());
    List<int[]> parts = new ArrayList<>();
    for (Fold fold : assignment.folds()) {
      parts.add(protocol.learnable(fold.train()));
    }
    if (assignment.isCrossValidation()) {
      parts.add(protocol.learnable(IntStream.range(0, data.frame().size()).toArray()));
    }
    return new AnomalyRun(scope, data, settings, assignment, protocol, learning.all(parts));
  }

  Learned learned() {
    return new Learned(alarmed.asOutcome(data.task()), model);
  }

  Evaluation judge(String manifestSha256, CheckList checks) throws Exception {
    return new AnomalyJudgement(scope, data, settings, assignment, kinds, checks)
        .of(protocol, alarmed, manifestSha256);
  }

  /** Positions of the normal rows that the kept model learned from. */
  int[] learnedFrom() {
    return protocol.learnable(
        assignment.isCrossValidation()
            ? IntStream.range(0, data.frame().size()).toArray()
            : assignment.folds().get(0).train());
  }

  AlarmRule rule() {
    return new AlarmRule(settings.consecutive(), settings.apart());
  }

  ControlChart chart() {
    Watch watch = Watch.of(data.frame(), alarmed.rows());
    Watched watched = watch.rows(alarmed.excess(), alarmed.rows(), kinds);
    return ControlChart.of(watched, watch.names(), settings.consecutive());
  }

  /** The split with fewer rows to judge, from all over the test part, for what takes long. */
  Assignment thinned() {
    int step = Math.max(1, alarmed.rows().length / MOST_EXPLAINED);
    return assignment.judgedOn(
        IntStream.range(0, alarmed.rows().length)
            .filter(i -> i % step == 0)
            .map(i -> alarmed.rows()[i])
            .toArray());
  }

  /** Scores by row number, without features: {@code row,score,above}. */
  byte[] predictions() {
    StringBuilder csv = new StringBuilder("row,score,above\n");
    for (int i = 0; i < alarmed.rows().length; i++) {
      csv.append(data.frame().rowNumbers()[alarmed.rows()[i]])
          .append(',')
          .append((float) alarmed.scores()[i])
          .append(',')
          .append(alarmed.excess()[i] > 1 ? 1 : 0)
          .append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
