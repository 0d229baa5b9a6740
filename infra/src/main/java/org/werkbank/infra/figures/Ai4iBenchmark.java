package org.werkbank.infra.figures;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.werkbank.infra.demo.Ai4i;
import org.werkbank.infra.server.Repository;

/** AI4I 2020 (Matzka 2020, simulated): six raw features and three of physics. */
final class Ai4iBenchmark implements Benchmark {
  private static final Map<String, Object> RANDOM = Map.of("kind", "kfold", "folds", 5);
  private static final Map<String, Object> TIME = Map.of("kind", "time", "test", 0.3);
  private static final Map<String, Object> PHYSICS = Map.of("derived", Ai4i.DERIVED);

  private final Repository repository;

  Ai4iBenchmark(Repository repository) {
    this.repository = repository;
  }

  @Override
  public String name() {
    return "ai4i2020";
  }

  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    return Optional.of(new Upload(repository.sample("ai4i2020.csv"), Ai4i.ROLES));
  }

  @Override
  public List<Trial> trials() {
    return List.of(
        trial(
            "stratified 5-fold",
            "quality-forest",
            RANDOM,
            Target.atLeast("pr_auc", 0.903, 0.87),
            Target.atLeast("f1", 0.892, 0.86)),
        trial(
            "stratified 5-fold",
            "quality-boosting",
            RANDOM,
            Target.atLeast("pr_auc", 0.883, 0.86),
            Target.atLeast("f1", 0.852, 0.82)),
        trial("stratified 5-fold", "quality-mlp", RANDOM, Target.atLeast("pr_auc", 0.729, 0.70)),
        trial("time 70/30", "quality-forest", TIME, Target.atLeast("pr_auc", 0.795, 0.76)),
        trial("time 70/30", "quality-boosting", TIME, Target.share("pr_auc", 0.783)),
        trial("time 70/30", "quality-mlp", TIME, Target.share("pr_auc", 0.681)));
  }

  private static Trial trial(
      String protocol, String pipeline, Map<String, Object> split, Target... targets) {
    return new Trial(protocol, pipeline, split, PHYSICS, List.of(targets));
  }
}
