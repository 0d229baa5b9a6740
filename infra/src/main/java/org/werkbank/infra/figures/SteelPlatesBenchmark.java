package org.werkbank.infra.figures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steel Plates Faults (Semeion 2010, real inspection data): which of seven faults a plate has. */
final class SteelPlatesBenchmark implements Benchmark {
  private static final int FEATURES = 27;
  private static final Map<String, Object> TEN_FOLDS = Map.of("kind", "kfold", "folds", 10);

  @Override
  public String name() {
    return "steel_plates";
  }

  /** The seven columns of zeros and ones become one column that names the fault. */
  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    Path source = data.resolve("steel_plates/SteelPlatesFaults_Clean.csv");
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    String[] names = Lines.header(source).split(",");
    String features = String.join(",", Arrays.copyOf(names, FEATURES));
    Path file =
        Lines.rewritten(
            source,
            work.resolve("steel-plates.csv"),
            features + ",Fault",
            line -> {
              String[] cells = line.split(",");
              int fault = FEATURES;
              while (Double.parseDouble(cells[fault]) != 1) {
                fault++;
              }
              return String.join(",", Arrays.copyOf(cells, FEATURES)) + "," + names[fault];
            });
    return Optional.of(new Upload(file, Map.of("Fault", "label")));
  }

  @Override
  public List<Trial> trials() {
    return List.of(
        new Trial(
            "stratified 10-fold",
            "quality-boosting",
            TEN_FOLDS,
            Map.of(),
            List.of(Target.atLeast("accuracy", 0.806, 0.79), Target.share("f1_macro", 0.826))),
        new Trial(
            "stratified 10-fold",
            "quality-forest",
            TEN_FOLDS,
            Map.of(),
            List.of(Target.share("accuracy", 0.787), Target.share("f1_macro", 0.806))));
  }
}
