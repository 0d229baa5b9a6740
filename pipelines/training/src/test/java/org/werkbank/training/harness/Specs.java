package org.werkbank.training.harness;

import java.util.List;
import java.util.Map;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;

/** Specifications for tests that never reach a store. */
final class Specs {
  private Specs() {}

  static RunSpec training(String task, Map<String, Object> parameters) {
    Input data =
        new Input(
            Input.DATA, "d", "1", "file:/none.csv", "text/csv", "0".repeat(64), 1, List.of(), null);
    return new RunSpec(
        RunSpec.VERSION,
        "r",
        1,
        Mode.TRAIN,
        new PipelineRef("quality-forest", "1.0.0", null, "T"),
        task,
        List.of(data),
        parameters,
        Split.kfold(5),
        1,
        new Outputs("file:/none/"),
        new Limits(60, 512, 1),
        "2026-11-25T10:00:00Z");
  }
}
