package org.werkbank.platform.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.Given;

/**
 * What a user asks for; body of {@code POST /api/v1/runs}.
 *
 * @param parameters those that differ from the pipeline's defaults, and the harness's own
 * @param split null takes five folds
 * @param seed null takes 1, so that two runs with the same settings give the same result
 */
public record NewRun(
    PipelineChoice pipeline,
    DatasetChoice dataset,
    Map<String, @Nullable Object> parameters,
    @Nullable SplitChoice split,
    @Nullable Long seed,
    @Nullable String name) {
  public NewRun {
    Given.required(pipeline, "pipeline");
    Given.required(dataset, "dataset");
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A pipeline by name; without a version the newest one. */
  public record PipelineChoice(String name, @Nullable String version) {
    public PipelineChoice {
      Given.required(name, "pipeline/name");
    }
  }

  /** A data set by id; without a version the latest one. */
  public record DatasetChoice(String id, @Nullable Integer version) {
    public DatasetChoice {
      Given.required(id, "dataset/id");
    }
  }

  /** How rows are divided, as written by the caller; {@link RunRequestCheck} judges it. */
  public record SplitChoice(
      @Nullable String kind,
      @Nullable Double test,
      @Nullable Integer folds,
      @Nullable Integer gap,
      @Nullable Integer origins,
      @Nullable String column) {}
}
