package org.werkbank.platform.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Evaluation.Factor;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.SplitKind;

/** The real pipeline that detects anomalies, and what its runs write. */
final class AnomalySamples {
  private static final Path CATALOGUE =
      Path.of("../pipelines/training/src/main/resources/pipelines.json");

  private AnomalySamples() {}

  static PipelineDescriptor autoencoder() {
    try {
      return new ContractJson()
          .read(Files.readString(CATALOGUE), PipelineCatalogue.class).pipelines().stream()
              .filter(pipeline -> pipeline.name().equals("anomaly-autoencoder"))
              .findFirst()
              .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Evaluation evaluation() {
    return new Evaluation(
        "anomaly",
        new Evaluation.SplitInfo(SplitKind.GIVEN, "file", Samples.SHA, 500, 20_640),
        1,
        null,
        0.62,
        new Evaluation.Part(
            20_640,
            16_800,
            Map.of(
                "detection_rate", new Value(0.737, 0.61, 0.85),
                "detection_rate_without_apart", new Value(0.845, 0.738, 0.928),
                "false_alarm_rate", new Value(0.036, 0.017, 0.06),
                "detection_delay", new Value(19, 6, 76),
                "roc_auc", new Value(0.93, 0.88, 0.97))),
        null,
        List.of(
            new Evaluation.Baseline("naive", Map.of("detection_rate", new Value(0, 0, 0))),
            new Evaluation.Baseline("linear", Map.of("detection_rate", new Value(0.71, 0.6, 0.8)))),
        List.of(
            new Evaluation.Check(
                "limit-holds", "passed", "3.6 % are above the limit.", "3,6 % liegen darüber.")),
        List.of(),
        Map.of("roc", new Evaluation.Curve(List.of(0.0, 0.1, 1.0), List.of(0.0, 0.9, 1.0))),
        List.of(),
        null,
        null,
        List.of(
            new Factor("0", 3840, Map.of("false_alarm_rate", new Value(0.036, 0.017, 0.06))),
            new Factor(
                "1",
                800,
                Map.of(
                    "detection_rate", new Value(0.998, 0.99, 1),
                    "detection_delay", new Value(2, 2, 2))),
            new Factor("3", 800, Map.of("detection_rate", new Value(0.041, 0.02, 0.07)))));
  }

  static void train(ScriptedProcess process) {
    process.emit(Samples.started());
    RunEvent.Artifact model = process.write("model.zip", "the model", "application/zip");
    process.emit(model);
    process.emit(
        process.write(
            "control-chart.json",
            """
            {"consecutive":6,"tested":22,"groups":[
              {"name":"d00_te","fault":null,"n":4,"onset":null,"out":0.05,
               "points":[{"row":0,"mean":0.5,"low":0.4,"high":0.7},
                         {"row":2,"mean":0.6,"low":0.5,"high":1.2}]},
              {"name":"d01_te","fault":"1","n":960,"onset":160,"out":0.998,
               "points":[{"row":0,"mean":0.5,"low":0.4,"high":0.7},
                         {"row":160,"mean":40,"low":2,"high":90}]}]}
            """,
            "application/json"));
    process.emit(new RunEvent.Evaluated(evaluation()));
    process.emit(Samples.model("model.zip", model.sizeBytes()));
    process.emit(new RunEvent.Completed(1000, 9));
  }
}
