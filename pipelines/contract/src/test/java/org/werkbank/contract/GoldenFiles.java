package org.werkbank.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the contract looks like on the wire. Every module that reads it runs {@link #rewritten} over
 * these files, with the Jackson version it has.
 */
public final class GoldenFiles {
  public static final String EVENTS = "run-events.ndjson";

  /** Files of one record each, with the record. */
  public static final Map<String, Class<?>> RECORDS =
      Map.ofEntries(
          Map.entry("run-spec-train.json", RunSpec.class),
          Map.entry("run-spec-score.json", RunSpec.class),
          Map.entry("evaluation.json", Evaluation.class),
          Map.entry("evaluation-regression.json", Evaluation.class),
          Map.entry("plots.json", Plots.class),
          Map.entry("importance.json", Importance.class),
          Map.entry("drift.json", Drift.class),
          Map.entry("evaluation-anomaly.json", Evaluation.class),
          Map.entry("pipeline-descriptor.json", PipelineDescriptor.class),
          Map.entry("pipeline-catalogue.json", PipelineCatalogue.class),
          Map.entry("resamples.json", Resamples.class));

  private GoldenFiles() {}

  public static String read(String name) {
    try (InputStream in = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event lines, one of each type. */
  public static List<String> events() {
    return read(EVENTS).lines().toList();
  }

  /** Reads a file of one record and writes it again. */
  public static String rewritten(String name) {
    ContractJson json = new ContractJson();
    return json.write(json.read(read(name), RECORDS.get(name)));
  }
}
