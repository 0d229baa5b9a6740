package org.werkbank.training.harness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Input;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.model.PredictorManifest;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.prepare.DerivedColumn;

/**
 * What one should know of a model before using it (Mitchell et al. 2019, arXiv 1810.03993), as far
 * as the run knows it. Holds counts and names, no rows.
 *
 * @param classCounts training rows of each label value; empty in a regression
 * @param factors the tested rows told apart, such as by kind of fault
 * @param caveats sentences for the reader
 */
record ModelCard(
    PipelineRef pipeline,
    Map<String, Object> parameters,
    String task,
    Column label,
    List<Column> features,
    List<DerivedColumn> derived,
    DataFacts data,
    Map<String, Long> classCounts,
    Split split,
    long seed,
    @Nullable String positive,
    @Nullable Double threshold,
    Map<String, Evaluation.Value> metrics,
    List<Evaluation.Baseline> baselines,
    List<Evaluation.Check> checks,
    List<Evaluation.Factor> factors,
    long trainedParameters,
    double millisPerRow,
    List<String> caveats) {

  /** Which data it learned from. */
  record DataFacts(String datasetId, String versionId, String sha256, long rows) {}

  static ModelCard of(
      RunSpec spec,
      TrainingData data,
      PredictorManifest described,
      Evaluation evaluation,
      ScoringModel model,
      double millisPerRow) {
    Input input = spec.input(Input.DATA);
    Map<String, Long> counts = new TreeMap<>();
    for (double value : data.task().isClassification() ? data.task().labels() : new double[0]) {
      counts.merge(data.task().classes().get((int) value), 1L, Long::sum);
    }
    return new ModelCard(
        spec.pipeline(),
        spec.parameters(),
        evaluation.task(),
        described.label(),
        described.needed(),
        model.preparation().derived(),
        new DataFacts(input.datasetId(), input.versionId(), input.sha256(), data.frame().size()),
        counts,
        spec.split(),
        spec.seed(),
        evaluation.positive(),
        evaluation.threshold(),
        evaluation.test().metrics(),
        evaluation.baselines(),
        evaluation.checks(),
        evaluation.factors(),
        model.predictor().parameterCount(),
        millisPerRow,
        List.of(
            "Importance and prediction show association, not cause.",
            "The figures hold for rows like those of the data set; check drift in use."));
  }
}
