package org.werkbank.training.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.ExitCode;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.store.Sha256;

/**
 * Does a tiny run on made-up rows, so that classes are loaded and code is compiled before a
 * member's run arrives. Needs no member's data and leaves nothing behind.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int ROWS = 200;

  private WarmUp() {}

  /** Runs a forest and a scoring of made-up rows in a temporary folder. */
  public static void run(SparkSession spark) throws IOException {
    Path folder = Files.createTempDirectory("werkbank-warm-up");
    try {
      Path data = Files.write(folder.resolve("rows.csv"), rows());
      Files.createDirectories(folder.resolve("out"));
      RunSpec spec = spec(folder, data);
      Files.writeString(folder.resolve(WorkingDirectory.SPEC), new ContractJson().write(spec));
      RunProcess process =
          new RunProcess(new WorkingDirectory(folder), () -> spark, Clock.systemUTC());
      ExitCode code = process.run();
      LOG.info("Warm-up ended with {}", code);
    } finally {
      Folders.delete(folder);
    }
  }

  private static byte[] rows() {
    StringBuilder csv = new StringBuilder("a,b,kind,good\n");
    for (int i = 0; i < ROWS; i++) {
      int x = (i * 37) % 101;
      csv.append(x).append(',').append((i * 17) % 89 / 7.0).append(',');
      csv.append(i % 3 == 0 ? "x" : "y").append(',').append(x > 60 ? 1 : 0).append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static RunSpec spec(Path folder, Path data) throws IOException {
    byte[] bytes = Files.readAllBytes(data);
    Input input =
        new Input(
            Input.DATA,
            "warm-up",
            "1",
            data.toUri().toString(),
            "text/csv",
            Sha256.of(bytes),
            bytes.length,
            List.of(
                new Column("a", ColumnType.INTEGER, ColumnRole.FEATURE, null),
                new Column("b", ColumnType.NUMBER, ColumnRole.FEATURE, null),
                new Column("kind", ColumnType.TEXT, ColumnRole.FEATURE, null),
                new Column("good", ColumnType.INTEGER, ColumnRole.LABEL, null)),
            new CsvDialect(",", "UTF-8", ".", "\"", false));
    return new RunSpec(
        RunSpec.VERSION,
        "warm-up",
        1,
        Mode.TRAIN,
        new PipelineRef(
            "quality-forest", "1.0.0", null, "org.werkbank.training.trees.ForestTrainer"),
        "classification",
        List.of(input),
        Map.of("trees", 10),
        Split.kfold(2),
        1,
        new Outputs(folder.resolve("out").toUri().toString()),
        new Limits(600, 1024, 2),
        Clock.systemUTC().instant().toString());
  }
}
