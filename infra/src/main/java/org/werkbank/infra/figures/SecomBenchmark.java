package org.werkbank.infra.figures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SECOM (McCann and Johnston 2008, a real semiconductor line): 207 columns that others had chosen
 * on the rows of their training part, so that only their own split and the split by time are
 * honest.
 */
final class SecomBenchmark implements Benchmark {
  private static final Map<String, Object> UPSTREAM =
      Map.of("kind", "given", "column", "upstream_split");
  private static final Map<String, Object> TIME = Map.of("kind", "time", "test", 0.3);

  /** The cut into stations and the prices are ours: the plant's own are not public. */
  private static final Map<String, Object> CHAIN =
      Map.of("stations", 5, "partValue", 100, "badCost", 1000, "stationCost", 15, "maxDepth", 3);

  @Override
  public String name() {
    return "secom";
  }

  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    Path source = data.resolve("secom/secom_207.csv");
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    Path file =
        Lines.rewritten(
            source,
            work.resolve("secom.csv"),
            Lines.header(source),
            line -> line.replace("train_split", "train").replace("test_split", "test"));
    return Optional.of(
        new Upload(
            file,
            Map.of(
                "row", "id", "timestamp", "time", "label", "label", "upstream_split", "ignore")));
  }

  @Override
  public List<Trial> trials() {
    // as many columns for each question as the root of 207, both classes count the same
    Map<String, Object> wide =
        Map.of("trees", 400, "columnShare", 0.07, "leafWeight", 5, "balance", 1);
    Map<String, Object> calm = Map.of("penalty", 0.1, "balance", 1);
    return List.of(
        new Trial(
            "upstream split 1175/392",
            "quality-forest",
            UPSTREAM,
            wide,
            List.of(Target.share("roc_auc", 0.802), Target.share("pr_auc", 0.236))),
        new Trial(
            "upstream split 1175/392",
            "quality-linear",
            UPSTREAM,
            calm,
            List.of(Target.share("roc_auc", 0.682))),
        new Trial(
            "time 70/30", "quality-forest", TIME, wide, List.of(Target.share("roc_auc", 0.502))),
        new Trial(
            "time 70/30", "quality-linear", TIME, calm, List.of(Target.share("roc_auc", 0.627))),
        new Trial(
            "upstream split, as 5 stations",
            "chain-boosting",
            UPSTREAM,
            CHAIN,
            List.of(Target.atLeast("eur_saved_per_1000", 0, 0), Target.share("roc_auc", 0.682))));
  }
}
