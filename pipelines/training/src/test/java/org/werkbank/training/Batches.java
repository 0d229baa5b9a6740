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
 * Runs on invented batches: every batch has its own temper and is good or bad as a whole, so that
 * rows of one batch tell of each other and of no other batch.
 */
record Batches(Path file) {
  private static final int BATCHES = 60;
  private static final int PARTS = 20;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("batch", ColumnType.TEXT, ColumnRole.GROUP, null),
          new Column("temper", ColumnType.NUMBER, ColumnRole.FEATURE, null),
          new Column("width", ColumnType.NUMBER, ColumnRole.FEATURE, "mm"),
          new Column("bad", ColumnType.INTEGER, ColumnRole.LABEL, null));

  static Batches in(Path folder) throws IOException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("batch,temper,width,bad\n");
    for (int batch = 0; batch < BATCHES; batch++) {
      double temper = random.nextDouble() * 100;
      int bad = random.nextInt(2);
      for (int part = 0; part < PARTS; part++) {
        csv.append(
            "b%d,%.4f,%.3f,%d%n"
                .formatted(
                    batch, temper + random.nextGaussian() * 0.1, random.nextGaussian(), bad));
      }
    }
    return new Batches(Files.writeString(folder.resolve("batches.csv"), csv));
  }

  RunSpec training(PipelineRef pipeline, Split split, String prefix) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        Mode.TRAIN,
        pipeline,
        "classification",
        List.of(
            new Input(
                Input.DATA,
                "data",
                "1",
                file.toUri().toString(),
                "text/csv",
                Sha256.of(bytes),
                bytes.length,
                COLUMNS,
                null)),
        Map.of("thorough", true),
        split,
        1,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-25T10:00:00Z");
  }
}
