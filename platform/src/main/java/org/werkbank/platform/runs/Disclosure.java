package org.werkbank.platform.runs;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Plots;
import org.werkbank.platform.agreements.Under;

/**
 * What comes out of a run on data its member may not download: metrics, aggregated plots and the
 * model; no rows, no predictions, no log, no counts of few rows.
 *
 * @param isRestricted whether that holds for the run
 * @param isSubmitted whether a member submitted the pipeline: what it chose itself, its model and
 *     the figures it tells of its training, could be rows in disguise
 */
record Disclosure(boolean isRestricted, boolean isSubmitted) {
  private static final String MODEL = "model.zip";

  /** The artifacts that hold aggregates alone, and the model. */
  private static final Set<String> TOLD = Set.of(Plots.PATH, Importance.PATH, MODEL);

  /** Errors whose sentence is made of names of columns and counts. */
  private static final Set<String> SAFE_ERRORS =
      Set.of("bad-data", "bad-spec", "too-large-for-memory", "disk-full");

  static Disclosure of(RunPlan plan) {
    Under under = plan.under();
    return new Disclosure(under != null && !under.mayDownload(), plan.jar() != null);
  }

  boolean tells(RunArtifact artifact) {
    return !isRestricted
        || (TOLD.contains(artifact.path()) && !(isSubmitted && artifact.path().equals(MODEL)));
  }

  /** Whether the model may leave the run, to be registered or used. */
  boolean givesModel() {
    return !isRestricted || !isSubmitted;
  }

  /** Whether what the pipeline says of its own training is told. */
  boolean tellsTraining() {
    return givesModel();
  }

  /** The run without what tells of few rows. */
  Run run(Run run) {
    if (!isRestricted) {
      return run;
    }
    Evaluation evaluation = run.evaluation();
    return run.with(evaluation == null ? null : coarse(evaluation), error(run.error()));
  }

  private static Run.@Nullable RunError error(Run.@Nullable RunError error) {
    return error == null || SAFE_ERRORS.contains(error.code())
        ? error
        : new Run.RunError(
            error.code(),
            "The run failed. Only the owner of the data may read its log.",
            "Der Lauf ist gescheitert. Sein Protokoll darf nur lesen, wem die Daten gehören.",
            error.retryable(),
            null);
  }

  private static Evaluation coarse(Evaluation all) {
    return new Evaluation(
        all.task(),
        all.split(),
        all.seed(),
        all.positive(),
        all.threshold(),
        all.test(),
        all.validation(),
        all.baselines(),
        all.checks(),
        all.calibration().stream().filter(bin -> bin.n() >= Plots.FEWEST_ROWS).toList(),
        all.curves(),
        large(all.thresholds()),
        all.validationThresholds() == null ? null : large(all.validationThresholds()),
        all.otherSplit(),
        all.factors().stream().filter(one -> one.n() >= Plots.FEWEST_ROWS).toList(),
        all.seeds(),
        all.noise(),
        all.horizons());
  }

  private static List<Evaluation.ThresholdCounts> large(List<Evaluation.ThresholdCounts> all) {
    return all.stream()
        .filter(
            one ->
                isLarge(one.truePositives())
                    && isLarge(one.falsePositives())
                    && isLarge(one.falseNegatives())
                    && isLarge(one.trueNegatives()))
        .toList();
  }

  /** None at all tells of no row either. */
  private static boolean isLarge(long n) {
    return n == 0 || n >= Plots.FEWEST_ROWS;
  }
}
