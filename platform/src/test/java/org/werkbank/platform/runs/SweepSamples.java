package org.werkbank.platform.runs;

import java.util.List;
import java.util.Map;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.Resamples;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.SplitKind;

/** Variants that are the better on the validation part the worse they are on the test part. */
final class SweepSamples {
  private static final int RESAMPLES = 100;

  private SweepSamples() {}

  static double validation(RunSpec spec) {
    return ((Number) spec.parameters().get("trees")).doubleValue() / 1000;
  }

  static double test(RunSpec spec) {
    return 0.9 - validation(spec);
  }

  static void train(ScriptedProcess process) {
    process.emit(Samples.started());
    finish(process);
  }

  static void finish(ScriptedProcess process) {
    finish(process, Samples.SHA);
  }

  /** As if tested on another sample of rows. */
  static void finish(ScriptedProcess process, String sample) {
    RunSpec spec = process.spec();
    RunEvent.Artifact model = process.write("model.zip", "the model", "application/zip");
    process.emit(model);
    String resamples = new ContractJson().write(resamples(spec, sample));
    process.emit(process.write(Resamples.PATH, resamples, "application/json"));
    process.emit(new RunEvent.Evaluated(evaluation(spec, Samples.SHA)));
    process.emit(Samples.model("model.zip", model.sizeBytes()));
    process.emit(new RunEvent.Completed(1000, 9));
  }

  /** The metric moves with the resample, and all runs move alike. */
  static Resamples resamples(RunSpec spec, String sample) {
    float[] drawn = new float[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      drawn[r] = (float) (test(spec) + 0.001 * (r - 50));
    }
    return new Resamples(sample, 3000, 12, Map.of("pr_auc", drawn));
  }

  static Evaluation evaluation(RunSpec spec, String manifest) {
    Evaluation other = Samples.evaluation();
    return new Evaluation(
        other.task(),
        new Evaluation.SplitInfo(SplitKind.HOLDOUT, "row", manifest, 7000, 3000),
        spec.seed(),
        "1",
        0.35,
        part(3000, test(spec)),
        part(1400, validation(spec)),
        other.baselines(),
        other.checks(),
        other.calibration(),
        other.curves(),
        List.of());
  }

  private static Evaluation.Part part(long n, double value) {
    return new Evaluation.Part(
        n, n / 50, Map.of("pr_auc", new Value(value, value - 0.05, value + 0.05)));
  }
}
