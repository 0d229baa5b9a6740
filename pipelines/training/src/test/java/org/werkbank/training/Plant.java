package org.werkbank.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.werkbank.contract.SplitKind;
import org.werkbank.training.store.Sha256;

/**
 * Runs on an invented plant: eight columns that hang together by two hidden causes. In half of the
 * tested campaigns a fault begins in the middle: {@code leak} breaks what hangs together, {@code
 * ghost} does nothing at all.
 */
record Plant(Path file) {
  static final int LENGTH = 200;
  static final int ONSET = 100;
  private static final int COLUMNS = 8;
  private static final Split GIVEN = new Split(SplitKind.GIVEN, null, null, null, null, "part");

  static Plant in(Path folder) throws IOException {
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("part,campaign,minute,state");
    for (int c = 0; c < COLUMNS; c++) {
      csv.append(",x").append(c);
    }
    csv.append('\n');
    for (int i = 0; i < 3; i++) {
      campaign(csv, random, "train", "train" + i, "ok");
      campaign(csv, random, "validation", "check" + i, "ok");
      campaign(csv, random, "test", "quiet" + i, "ok");
      campaign(csv, random, "test", "leak" + i, "leak");
      campaign(csv, random, "test", "ghost" + i, "ghost");
    }
    return new Plant(Files.writeString(folder.resolve("plant.csv"), csv));
  }

  private static void campaign(
      StringBuilder csv, Random random, String part, String name, String fault) {
    for (int minute = 0; minute < LENGTH; minute++) {
      String state = minute < ONSET ? "ok" : fault;
      csv.append("%s,%s,%d,%s".formatted(part, name, minute, state));
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      for (int c = 0; c < COLUMNS; c++) {
        double value = (c % 2 == 0 ? first : second) * (1 + c) + 0.3 * random.nextGaussian();
        boolean broken = state.equals("leak") && c == 2;
        csv.append(",%.4f".formatted(broken ? value + 9 : value));
      }
      csv.append('\n');
    }
  }

  RunSpec training(String pipeline, String trainer, String prefix) throws IOException {
    return spec(
        Mode.TRAIN,
        pipeline,
        trainer,
        List.of(input(Input.DATA, file, "text/csv", columns())),
        Map.of("window", 3, "apart", List.of("ghost")),
        GIVEN,
        prefix);
  }

  RunSpec scoring(Path model, String pipeline, String trainer, String prefix) throws IOException {
    return spec(
        Mode.SCORE,
        pipeline,
        trainer,
        List.of(
            input(Input.DATA, file, "text/csv", columns()),
            input(Input.MODEL, model, "application/zip", List.of())),
        Map.of("format", "csv"),
        Split.kfold(5),
        prefix);
  }

  private static List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("part", ColumnType.TEXT, ColumnRole.IGNORE, null),
                new Column("campaign", ColumnType.TEXT, ColumnRole.GROUP, null),
                new Column("minute", ColumnType.INTEGER, ColumnRole.TIME, null),
                new Column("state", ColumnType.TEXT, ColumnRole.LABEL, null)));
    for (int c = 0; c < COLUMNS; c++) {
      columns.add(new Column("x" + c, ColumnType.NUMBER, ColumnRole.FEATURE, null));
    }
    return List.copyOf(columns);
  }

  private static RunSpec spec(
      Mode mode,
      String pipeline,
      String trainer,
      List<Input> inputs,
      Map<String, Object> parameters,
      Split split,
      String prefix) {
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        mode,
        new PipelineRef(pipeline, "1.0.0", null, trainer),
        "anomaly",
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
