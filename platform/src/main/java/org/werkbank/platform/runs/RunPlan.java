package org.werkbank.platform.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Input;
import org.werkbank.contract.PipelineRef;
import org.werkbank.platform.agreements.Under;
import org.werkbank.platform.launch.LaunchRequest.JarObject;
import org.werkbank.platform.storage.Grant;

/**
 * What was decided when the run was asked for and is needed when it starts; kept with the run.
 *
 * @param jar the submitted pipeline's jar, or null for a built-in one
 * @param grants what the process may read in the store
 * @param metricNames the metrics worth looking at, the main one first
 * @param rows of the data set
 * @param under the agreement under which foreign data are used; null for own data
 */
public record RunPlan(
    PipelineRef pipeline,
    @Nullable JarObject jar,
    List<Input> inputs,
    List<Grant> grants,
    List<String> metricNames,
    long rows,
    @Nullable Under under) {
  public RunPlan {
    inputs = List.copyOf(inputs);
    grants = List.copyOf(grants);
    metricNames = List.copyOf(metricNames);
  }
}
