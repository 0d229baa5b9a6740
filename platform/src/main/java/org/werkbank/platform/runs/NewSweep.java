package org.werkbank.platform.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.runs.NewRun.SplitChoice;
import org.werkbank.platform.web.Given;

/**
 * Several settings to be tried on the same rows; body of {@code POST /api/v1/sweeps}.
 *
 * @param parameters held fixed in every variant; what is neither here nor varied has its default
 * @param split must leave a validation part: holdout, time or given; null holds 30 % out, the later
 *     rows where the schema or the task knows a time
 * @param seed of every variant, so that all are judged on the same rows; null takes 1
 * @param metric of the validation part that decides; null takes the pipeline's main one
 */
public record NewSweep(
    NewRun.PipelineChoice pipeline,
    NewRun.DatasetChoice dataset,
    Map<String, @Nullable Object> parameters,
    @Nullable SplitChoice split,
    @Nullable Long seed,
    @Nullable String name,
    Search search,
    @Nullable Budget budget,
    @Nullable String metric) {
  public NewSweep {
    Given.required(pipeline, "pipeline");
    Given.required(dataset, "dataset");
    Given.required(search, "search");
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Which variants there are.
   *
   * @param kind {@code grid}: every combination of the values; {@code random}: draws from ranges
   * @param vary by name of the parameter
   * @param seed of the draws; null takes 1
   */
  public record Search(@Nullable String kind, Map<String, Range> vary, @Nullable Long seed) {
    static final String GRID = "grid";
    static final String RANDOM = "random";

    public Search {
      vary = vary == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(vary));
    }
  }

  /**
   * What one parameter may be: a list of values, or everything between two bounds.
   *
   * @param scale {@code linear}, or {@code log} when factors matter more than differences
   */
  public record Range(
      @Nullable List<@Nullable Object> values,
      @Nullable Double from,
      @Nullable Double to,
      @Nullable String scale) {}

  /**
   * What the sweep may cost.
   *
   * @param runs variants at most; a grid may leave it out
   * @param seconds after the first variant began no further one starts
   */
  public record Budget(@Nullable Integer runs, @Nullable Long seconds) {}
}
