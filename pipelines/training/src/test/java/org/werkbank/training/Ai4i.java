package org.werkbank.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.training.store.Sha256;

/** Runs on the AI4I 2020 data set (notebooks/data/ATTRIBUTION.md). */
final class Ai4i {
  static final Path FILE =
      Path.of("..", "..", "notebooks", "data", "ai4i2020.csv").toAbsolutePath().normalize();
  private static final int BATCH = 20;
  private static final Set<String> NUMBERS =
      Set.of("Air temperature [K]", "Process temperature [K]", "Torque [Nm]");
  private static final Set<String> IDS = Set.of("UDI", "Product ID");
  private static final Set<String> MODES = Set.of("TWF", "HDF", "PWF", "OSF", "RNF");
  private static final List<Map<String, String>> PHYSICS =
      List.of(
          Map.of(
              "name", "power",
              "expression", "2*pi/60*[Rotational speed [rpm]]*[Torque [Nm]]"),
          Map.of(
              "name", "temperature difference",
              "expression", "[Process temperature [K]]-[Air temperature [K]]"),
          Map.of("name", "wear x torque", "expression", "[Tool wear [min]]*[Torque [Nm]]"));

  private Ai4i() {}

  static RunSpec forest(Split split, long seed, String prefix) throws IOException {
    return spec("quality-forest", "trees.ForestTrainer", Map.of(), split, seed, prefix);
  }

  static RunSpec boosting(Split split, long seed, String prefix) throws IOException {
    return spec("quality-boosting", "trees.BoostingTrainer", Map.of(), split, seed, prefix);
  }

  static RunSpec spec(
      String pipeline,
      String trainer,
      Map<String, Object> parameters,
      Split split,
      long seed,
      String prefix)
      throws IOException {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put(HarnessParameters.DERIVED, PHYSICS);
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        Mode.TRAIN,
        new PipelineRef(pipeline, "1.0.0", null, "org.werkbank.training." + trainer),
        "classification",
        List.of(data()),
        all,
        split,
        seed,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-25T10:00:00Z");
  }

  /** A run of any pipeline, whatever its task makes of these columns. */
  static RunSpec of(
      PipelineDescriptor pipeline, Map<String, Object> parameters, Split split, String prefix)
      throws IOException {
    return new RunSpec(
        RunSpec.VERSION,
        "run-1",
        1,
        Mode.TRAIN,
        new PipelineRef(pipeline.name(), pipeline.version(), null, pipeline.trainer()),
        pipeline.task(),
        List.of(data()),
        parameters,
        split,
        1,
        new Outputs(prefix),
        new Limits(600, 1500, 2),
        "2026-11-25T10:00:00Z");
  }

  /** The same run on batches of twenty parts, of which only the share of failures is told. */
  static RunSpec ofBatches(
      PipelineDescriptor pipeline, Map<String, Object> parameters, Path folder, String prefix)
      throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    int label = List.of(lines.get(0).split(",", -1)).indexOf("Machine failure");
    List<String> batches = new ArrayList<>(List.of("batch,share,torque,wear"));
    for (int first = 1; first + BATCH <= lines.size(); first += BATCH) {
      List<String[]> parts =
          lines.subList(first, first + BATCH).stream().map(line -> line.split(",", -1)).toList();
      double bad = parts.stream().filter(part -> part[label].equals("1")).count();
      for (String[] part : parts) {
        String cells = part[label - 2] + "," + part[label - 1];
        batches.add("b" + first + "," + bad / BATCH + "," + cells);
      }
    }
    Path file = Files.write(folder.resolve("batches.csv"), batches);
    List<Column> columns =
        List.of(
            new Column("batch", ColumnType.TEXT, ColumnRole.GROUP, null),
            new Column("share", ColumnType.NUMBER, ColumnRole.LABEL, null),
            new Column("torque", ColumnType.NUMBER, ColumnRole.FEATURE, "Nm"),
            new Column("wear", ColumnType.NUMBER, ColumnRole.FEATURE, "min"));
    byte[] bytes = Files.readAllBytes(file);
    Input input =
        new Input(
            Input.DATA,
            "batches",
            "1",
            file.toUri().toString(),
            "text/csv",
            Sha256.of(bytes),
            bytes.length,
            columns,
            new CsvDialect(",", "UTF-8", ".", "\"", false));
    RunSpec spec =
        of(pipeline, parameters, new Split(SplitKind.GROUP, null, 10, null, null, null), prefix);
    return withInput(spec, input);
  }

  /** Scores the data set with a model file. */
  static RunSpec scoring(Path model, String format, String prefix) throws IOException {
    RunSpec training = forest(Split.kfold(5), 1, prefix);
    byte[] bytes = Files.readAllBytes(model);
    Input file =
        new Input(
            Input.MODEL,
            "m",
            "1",
            model.toUri().toString(),
            "application/zip",
            Sha256.of(bytes),
            bytes.length,
            List.of(),
            null);
    return new RunSpec(
        RunSpec.VERSION,
        "run-2",
        1,
        Mode.SCORE,
        training.pipeline(),
        training.task(),
        List.of(data(), file),
        Map.of("format", format),
        training.split(),
        1,
        new Outputs(prefix),
        training.limits(),
        training.requestedAt());
  }

  /** The head of the file, with its header. */
  static List<String> firstRows(int rows) throws IOException {
    return Files.readAllLines(FILE).subList(0, rows + 1);
  }

  /** The same run on another file of the same columns. */
  static RunSpec withData(RunSpec spec, Path file) throws IOException {
    return withInput(spec, data(file));
  }

  private static RunSpec withInput(RunSpec spec, Input input) {
    return new RunSpec(
        spec.specVersion(),
        spec.runId(),
        spec.attempt(),
        spec.mode(),
        spec.pipeline(),
        spec.task(),
        List.of(input),
        spec.parameters(),
        spec.split(),
        spec.seed(),
        spec.outputs(),
        spec.limits(),
        spec.requestedAt());
  }

  static Input data() throws IOException {
    return data(FILE);
  }

  private static Input data(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Column> columns = new ArrayList<>();
    String header = Files.readAllLines(FILE).get(0).replace("\uFEFF", "");
    for (String name : header.split(",", -1)) {
      columns.add(new Column(name, type(name), role(name), null));
    }
    return new Input(
        Input.DATA,
        "ai4i",
        "1",
        file.toUri().toString(),
        "text/csv",
        Sha256.of(bytes),
        bytes.length,
        columns,
        new CsvDialect(",", "UTF-8", ".", "\"", false));
  }

  private static ColumnType type(String name) {
    return NUMBERS.contains(name)
        ? ColumnType.NUMBER
        : name.equals("Product ID") || name.equals("Type") ? ColumnType.TEXT : ColumnType.INTEGER;
  }

  private static ColumnRole role(String name) {
    return name.equals("Machine failure")
        ? ColumnRole.LABEL
        : IDS.contains(name)
            ? ColumnRole.ID
            : MODES.contains(name) ? ColumnRole.IGNORE : ColumnRole.FEATURE;
  }
}
