package org.werkbank.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be trained; every {@code with} answers with a changed copy. */
public record NewRun(
    String pipeline,
    String dataset,
    String name,
    Map<String, Object> parameters,
    Map<String, Object> split,
    long seed) {
  /** With the pipeline's default parameters, a stratified 5-fold split and seed 1. */
  public static NewRun of(String pipeline, String dataset) {
    return new NewRun(
        pipeline, dataset, pipeline, Map.of(), Map.of("kind", "kfold", "folds", 5), 1);
  }

  public NewRun named(String newName) {
    return new NewRun(pipeline, dataset, newName, parameters, split, seed);
  }

  public NewRun with(String parameter, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new NewRun(pipeline, dataset, name, more, split, seed);
  }

  /** Later rows are the test part. */
  public NewRun splitByTime(double test) {
    return splitBy(Map.of("kind", "time", "test", test));
  }

  /** With any split the API knows. */
  public NewRun splitBy(Map<String, Object> newSplit) {
    return new NewRun(pipeline, dataset, name, parameters, newSplit, seed);
  }

  public NewRun seeded(long newSeed) {
    return new NewRun(pipeline, dataset, name, parameters, split, newSeed);
  }

  Map<String, Object> body() {
    return Map.of(
        "pipeline",
        Map.of("name", pipeline),
        "dataset",
        Map.of("id", dataset),
        "name",
        name,
        "parameters",
        parameters,
        "split",
        split,
        "seed",
        seed);
  }
}
