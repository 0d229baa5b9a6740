package org.werkbank.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a training process is told, version 1. It never holds a secret: credentials travel in
 * a file that only the process can read (ADR 0003).
 *
 * @param parameters values of the pipeline's parameters plus the harness's own ({@link
 *     HarnessParameters})
 * @param requestedAt RFC 3339, UTC
 */
public record RunSpec(
    int specVersion,
    String runId,
    int attempt,
    Mode mode,
    PipelineRef pipeline,
    String task,
    List<Input> inputs,
    Map<String, Object> parameters,
    Split split,
    long seed,
    Outputs outputs,
    Limits limits,
    String requestedAt) {
  public static final int VERSION = 1;

  public RunSpec {
    Checks.version(specVersion, VERSION, "specVersion");
    Checks.notBlank(runId, "runId");
    Checks.given(mode, "mode");
    Checks.given(pipeline, "pipeline");
    Checks.notBlank(task, "task");
    Checks.given(parameters, "parameters");
    Checks.given(split, "split");
    Checks.given(outputs, "outputs");
    Checks.given(limits, "limits");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1, but is " + attempt);
    }
    if (Checks.given(inputs, "inputs").stream()
        .noneMatch(input -> input.role().equals(Input.DATA))) {
      throw new IllegalArgumentException("inputs must hold one of role data");
    }
    Checks.time(requestedAt, "requestedAt");
    inputs = List.copyOf(inputs);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The same run with other random choices. */
  public RunSpec seeded(long other) {
    return new RunSpec(
        specVersion,
        runId,
        attempt,
        mode,
        pipeline,
        task,
        inputs,
        parameters,
        split,
        other,
        outputs,
        limits,
        requestedAt);
  }

  public Input input(String role) {
    return inputs.stream()
        .filter(input -> input.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input of role " + role));
  }
}
