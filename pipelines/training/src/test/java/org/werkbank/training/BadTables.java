package org.werkbank.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.Column;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.store.Sha256;

/** A table with something wrong in it and what a run would be told of it. */
record BadTables(Path file, List<Column> columns) {

  static BadTables of(Path file, String csv, Column... columns) throws IOException {
    return new BadTables(Files.writeString(file, csv), List.of(columns));
  }

  RunSpec training(String pipeline, Split split, Map<String, Object> parameters, String prefix)
      throws IOException {
    return spec(Mode.TRAIN, pipeline, List.of(data()), parameters, split, prefix);
  }

  /** Scores the table with a model. */
  RunSpec scoring(String pipeline, Path model, String prefix) throws IOException {
    Input file = input(Input.MODEL, model, "application/zip", List.of());
    return spec(
        Mode.SCORE,
        pipeline,
        List.of(data(), file),
        Map.of("format", "csv"),
        Split.kfold(5),
        prefix);
  }

  private Input data() throws IOException {
    return input(Input.DATA, file, "text/csv", columns);
  }

  private static Input input(String role, Path file, String mediaType, List<Column> columns)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Input(
        role,
        role,
        "1",
        file.toUri().toString(),
        mediaType,
        Sha256.of(bytes),
        bytes.length,
        columns,
        null);
  }

  private static RunSpec spec(
      Mode mode,
      String name,
      List<Input> inputs,
      Map<String, Object> parameters,
      Split split,
      String prefix) {
    PipelineDescriptor pipeline =
        Templates.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        mode,
        new PipelineRef(pipeline.name(), pipeline.version(), null, pipeline.trainer()),
        pipeline.task(),
        inputs,
        parameters,
        split,
        1,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-25T10:00:00Z");
  }
}
