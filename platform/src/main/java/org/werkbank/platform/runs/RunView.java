package org.werkbank.platform.runs;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Mode;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;

/**
 * A run as the REST API answers it.
 *
 * @param modelUsed the model a scoring run scores with; absent in training
 * @param split absent in scoring
 * @param evaluation absent in lists, where {@code headline} tells the main figure
 * @param versions of Java, Spark and the other parts the process ran with
 */
public record RunView(
    String id,
    String name,
    RunState state,
    String mode,
    Pipeline pipeline,
    Dataset dataset,
    @Nullable String modelUsed,
    Map<String, Object> parameters,
    @Nullable Split split,
    long seed,
    int attempt,
    String startedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    RunProgress progress,
    Map<String, Double> metrics,
    @Nullable Headline headline,
    @Nullable Evaluation evaluation,
    @Nullable Model model,
    Run.@Nullable Resources resources,
    Run.@Nullable RunError error,
    Map<String, String> versions) {

  public record Pipeline(String name, String version, String task, @Nullable String sha256) {}

  public record Dataset(String id, String name, int version, String sha256, long rows) {}

  public record Model(
      String path, String format, long sizeBytes, long parameters, double millisPerRow) {}

  static RunView of(StoredRun stored) {
    return of(stored, stored.run().evaluation());
  }

  static RunView inList(StoredRun stored) {
    return of(stored, null);
  }

  private static RunView of(StoredRun stored, @Nullable Evaluation evaluation) {
    Run run = stored.run();
    RunEvent.ModelWritten model = run.model();
    return new RunView(
        run.id(),
        run.name(),
        run.state(),
        run.mode().name().toLowerCase(Locale.ROOT),
        new Pipeline(
            run.pipelineName(),
            run.pipelineVersion(),
            run.task(),
            stored.plan().pipeline().sha256()),
        new Dataset(
            run.datasetId(),
            run.datasetName(),
            run.datasetVersion(),
            stored.plan().inputs().get(0).sha256(),
            stored.plan().rows()),
        run.modelUsed(),
        run.parameters(),
        run.mode() == Mode.TRAIN ? run.split() : null,
        run.seed(),
        run.attempt(),
        run.startedBy(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        stored.progress(),
        run.metrics(),
        stored.headline(),
        evaluation,
        model == null
            ? null
            : new Model(
                model.path(),
                model.format(),
                model.sizeBytes(),
                model.parameters(),
                model.millisPerRow()),
        run.resources(),
        run.error(),
        stored.versions());
  }
}
