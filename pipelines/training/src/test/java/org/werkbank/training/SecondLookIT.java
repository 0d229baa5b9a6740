package org.werkbank.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.OtherSplit;
import org.werkbank.contract.Evaluation.SeedValue;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/** Runs that look twice, each with a fault and its clean twin. */
class SecondLookIT {
  private static final PipelineRef BOOSTING =
      new PipelineRef(
          "quality-boosting", "1.0.0", null, "org.werkbank.training.trees.BoostingTrainer");
  private static final PipelineRef CHEAT =
      new PipelineRef("cheat", "1.0.0", null, "org.werkbank.training.Rememberer");
  private static final PipelineRef GAMBLE =
      new PipelineRef("gamble", "1.0.0", null, "org.werkbank.training.Gambler");
  private static final Split BY_BATCH = new Split(SplitKind.GROUP, null, 5, null, null, null);

  @TempDir private Path folder;

  @Test
  void aRandomSplitOverBatchesIsShownToFlatter() throws Exception {
    Evaluation evaluation = run(BOOSTING, Split.kfold(5));

    OtherSplit other = evaluation.otherSplit();
    assertThat(other).isNotNull();
    assertThat(other.kind()).isEqualTo(SplitKind.GROUP);
    assertThat(other.metric()).isEqualTo("pr_auc");
    assertThat(value(evaluation)).isGreaterThan(0.9);
    assertThat(other.metrics().get("pr_auc").value()).isLessThan(0.75);
    assertThat(other.gap()).isEqualTo(value(evaluation) - other.metrics().get("pr_auc").value());
    assertThat(verdicts(evaluation))
        .containsEntry("random-v-honest", "failed")
        .containsEntry("shuffled-labels", "passed")
        .containsEntry("seed-spread", "passed")
        .containsEntry("preparation-fit", "passed");
    assertThat(evaluation.seeds()).extracting(SeedValue::seed).containsExactly(1L, 2L, 3L);
    assertThat(evaluation.seeds().get(0).value().value()).isEqualTo(value(evaluation));
    assertThat(evaluation.seeds())
        .allMatch(one -> one.metric().equals("pr_auc") && one.value().value() > 0.9);
  }

  @Test
  void aSplitByBatchShowsTheSameGapAndPasses() throws Exception {
    Evaluation evaluation = run(BOOSTING, BY_BATCH);

    OtherSplit other = evaluation.otherSplit();
    assertThat(other).isNotNull();
    assertThat(other.kind()).isEqualTo(SplitKind.KFOLD);
    assertThat(other.gap()).isGreaterThan(0.2);
    assertThat(verdicts(evaluation)).containsEntry("random-v-honest", "passed");
  }

  @Test
  void aPipelineThatKnowsTheAnswersFromElsewhereIsCaughtByShuffledLabels() throws Exception {
    assertThat(verdicts(run(CHEAT, BY_BATCH))).containsEntry("shuffled-labels", "failed");
  }

  @Test
  void aPipelineThatLivesByLuckIsCaughtByOtherSeeds() throws Exception {
    Evaluation evaluation = run(GAMBLE, Split.kfold(5));
    assertThat(verdicts(evaluation)).containsEntry("seed-spread", "warned");
    assertThat(evaluation.seeds().get(1).value().value()).isLessThan(0.6);
  }

  private Evaluation run(PipelineRef pipeline, Split split) throws Exception {
    HarnessProcess process = new HarnessProcess(folder.resolve("run"));
    Batches batches = Batches.in(folder);

    assertThat(process.run(batches.training(pipeline, split, process.prefix()))).isZero();

    return process.evaluation();
  }

  private static double value(Evaluation evaluation) {
    return evaluation.test().metrics().get("pr_auc").value();
  }

  private static Map<String, String> verdicts(Evaluation evaluation) {
    return evaluation.checks().stream()
        .collect(Collectors.toMap(Evaluation.Check::id, Evaluation.Check::verdict));
  }
}
