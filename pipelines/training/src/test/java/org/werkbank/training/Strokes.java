package org.werkbank.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import org.werkbank.contract.SplitKind;
import org.werkbank.training.store.Sha256;

/**
 * Strokes of an invented press: force rises while it fills and stays while it holds. Of a bad part
 * the force sinks a little while it holds, which no single row shows.
 */
record Strokes(Path file) {
  static final int PARTS = 160;
  private static final int ROWS = 40;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("part", ColumnType.TEXT, ColumnRole.GROUP, null),
          new Column("phase", ColumnType.TEXT, ColumnRole.IGNORE, null),
          new Column("force", ColumnType.NUMBER, ColumnRole.FEATURE, "kN"),
          new Column("speed", ColumnType.NUMBER, ColumnRole.FEATURE, "mm/s"),
          new Column("bad", ColumnType.INTEGER, ColumnRole.LABEL, null));

  static Strokes in(Path folder) throws IOException {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("part,phase,force,speed,bad\n");
    for (int part = 0; part < PARTS; part++) {
      boolean bad = random.nextInt(3) == 0;
      double level = 50 + 10 * random.nextGaussian();
      int filled = 15 + random.nextInt(10);
      for (int row = 0; row < ROWS; row++) {
        boolean fills = row < filled;
        double force = fills ? level * row / filled : level - (bad ? 0.25 * (row - filled) : 0);
        csv.append(
            String.format(
                Locale.ROOT,
                "p%d,%s,%.3f,%.3f,%d%n",
                part,
                fills ? "fill" : "hold",
                force + 0.5 * random.nextGaussian(),
                20 + random.nextGaussian(),
                bad ? 1 : 0));
      }
    }
    return new Strokes(Files.writeString(folder.resolve("strokes.csv"), csv));
  }

  RunSpec training(Map<String, Object> parameters, String prefix) throws IOException {
    Split split = new Split(SplitKind.GROUP, null, 4, null, null, null);
    return spec(
        Mode.TRAIN, List.of(input(Input.DATA, file, "text/csv")), parameters, split, prefix);
  }

  RunSpec scoring(Path model, String prefix) throws IOException {
    return spec(
        Mode.SCORE,
        List.of(input(Input.DATA, file, "text/csv"), input(Input.MODEL, model, "application/zip")),
        Map.of("format", "csv"),
        Split.kfold(5),
        prefix);
  }

  private static RunSpec spec(
      Mode mode, List<Input> inputs, Map<String, Object> parameters, Split split, String prefix) {
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        mode,
        new PipelineRef(
            "quality-boosting", "1.0.0", null, "org.werkbank.training.trees.BoostingTrainer"),
        "classification",
        inputs,
        parameters,
        split,
        1,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-26T02:00:00Z");
  }

  private static Input input(String role, Path file, String type) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Input(
        role,
        role,
        "1",
        file.toUri().toString(),
        type,
        Sha256.of(bytes),
        bytes.length,
        role.equals(Input.DATA) ? COLUMNS : List.of(),
        null);
  }
}
