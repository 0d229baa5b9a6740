package org.werkbank.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.store.Sha256;

/**
 * Runs on an invented fleet: machines that heat up towards their end, rows mixed up in the file.
 */
record Fleet(Path file) {
  static final int MACHINES = 30;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("machine", ColumnType.TEXT, ColumnRole.GROUP, null),
          new Column("hour", ColumnType.INTEGER, ColumnRole.TIME, null),
          new Column("heat", ColumnType.NUMBER, ColumnRole.FEATURE, "K"),
          new Column("noise", ColumnType.NUMBER, ColumnRole.FEATURE, null),
          new Column("left", ColumnType.INTEGER, ColumnRole.LABEL, "h"));

  private static final PipelineRef BOOSTING =
      new PipelineRef(
          "remaining-life-boosting", "1.0.0", null, "org.werkbank.training.trees.BoostingTrainer");

  static Fleet in(Path folder) throws IOException {
    Random random = new Random(11);
    StringBuilder csv = new StringBuilder("machine,hour,heat,noise,left\n");
    for (int hour = 0; hour < 100; hour++) {
      for (int machine = 0; machine < MACHINES; machine++) {
        int life = 60 + machine;
        if (hour < life) {
          int left = life - 1 - hour;
          double heat = 300 + 40 * Math.exp(-left / 20.0) + random.nextGaussian();
          csv.append("m%d,%d,%.3f,%.3f,%d%n".formatted(machine, hour, heat, heat % 1, left));
        }
      }
    }
    return new Fleet(Files.writeString(folder.resolve("fleet.csv"), csv));
  }

  RunSpec training(String judge, Split split, String prefix) throws IOException {
    return training(
        BOOSTING, Map.of("cap", 50, "window", 10, "judge", judge, "trees", 60), split, prefix);
  }

  RunSpec training(PipelineRef pipeline, Map<String, Object> parameters, Split split, String prefix)
      throws IOException {
    return spec(
        Mode.TRAIN,
        pipeline,
        List.of(input(Input.DATA, file, "text/csv", COLUMNS)),
        parameters,
        split,
        prefix);
  }

  RunSpec scoring(Path model, String prefix) throws IOException {
    return spec(
        Mode.SCORE,
        BOOSTING,
        List.of(
            input(Input.DATA, file, "text/csv", COLUMNS),
            input(Input.MODEL, model, "application/zip", List.of())),
        Map.of("format", "csv"),
        Split.kfold(5),
        prefix);
  }

  private static RunSpec spec(
      Mode mode,
      PipelineRef pipeline,
      List<Input> inputs,
      Map<String, Object> parameters,
      Split split,
      String prefix) {
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        mode,
        pipeline,
        "remaining-life",
        inputs,
        parameters,
        split,
        1,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-25T10:00:00Z");
  }

  private static Input input(String role, Path file, String type, List<Column> columns)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Input(
        role,
        role,
        "1",
        file.toUri().toString(),
        type,
        Sha256.of(bytes),
        bytes.length,
        columns,
        null);
  }
}
