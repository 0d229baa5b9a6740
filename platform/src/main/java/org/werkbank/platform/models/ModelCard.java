package org.werkbank.platform.models;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.runs.Run;

/**
 * What one must know before using a model (after Mitchell et al. 2019, "Model Cards for Model
 * Reporting"). The one source of the card as JSON, as a page and as Markdown.
 */
public record ModelCard(
    Details details,
    String intendedUse,
    Data data,
    Judged evaluation,
    List<Feature> features,
    Run.@Nullable Resources resources) {

  /**
   * Whose it is and where it comes from.
   *
   * @param sha256 of the predictor
   * @param runId for the owner alone
   */
  public record Details(
      String owner,
      String name,
      int version,
      List<String> aliases,
      String task,
      Pipeline pipeline,
      String sha256,
      long sizeBytes,
      String format,
      Map<String, String> trainedWith,
      Instant trainedAt,
      Instant registeredAt,
      @Nullable String runId) {}

  /**
   * The code.
   *
   * @param sha256 of a submitted jar; absent for a built-in pipeline
   */
  public record Pipeline(String name, String version, @Nullable String sha256) {
    static Pipeline of(Lineage lineage) {
      return new Pipeline(
          lineage.pipelineName(), lineage.pipelineVersion(), lineage.pipelineSha256());
    }
  }

  /** What it was trained and tested on. Name, id and version are for the owner alone. */
  public record Data(
      long rows,
      String sha256,
      @Nullable String id,
      @Nullable String name,
      @Nullable Integer version) {
    static Data of(SeenVersion seen) {
      Lineage lineage = seen.version().lineage();
      return seen.isOwn()
          ? new Data(
              lineage.rows(),
              lineage.datasetSha256(),
              lineage.datasetId(),
              lineage.datasetName(),
              lineage.datasetVersion())
          : new Data(lineage.rows(), lineage.datasetSha256(), null, null, null);
    }
  }

  /**
   * What the platform found on rows the model never saw.
   *
   * @param prevalence share of positive rows; null where nothing counts as positive
   * @param variants how many settings were tried to choose this one, by the validation part
   * @param factors the same rows told apart, such as by kind of fault
   * @param seeds the main metric with other seeds, where the run looked twice
   * @param noise the main metric when readings are disturbed
   * @param costs over the threshold, where the run was given prices; for the owner alone
   */
  public record Judged(
      Evaluation.SplitInfo split,
      long seed,
      int variants,
      long n,
      long positives,
      @Nullable Double prevalence,
      @Nullable String positive,
      @Nullable Double threshold,
      @Nullable Quality quality,
      List<Measured> metrics,
      List<Evaluation.Check> checks,
      List<Evaluation.Factor> factors,
      List<Evaluation.SeedValue> seeds,
      List<Evaluation.NoiseValue> noise,
      @Nullable CostTable costs) {}

  /** One metric with its 95 % interval and the comparisons on the same rows. */
  public record Measured(
      String name,
      double value,
      double low,
      double high,
      @Nullable Double naive,
      @Nullable Double linear) {}

  /** A column the model reads. */
  public record Feature(String name, String type, @Nullable String unit) {
    static Feature of(Column column) {
      return new Feature(
          column.name(), column.type().name().toLowerCase(java.util.Locale.ROOT), column.unit());
    }
  }

  public static ModelCard of(SeenVersion seen) {
    ModelVersion version = seen.version();
    Lineage lineage = version.lineage();
    return new ModelCard(
        new Details(
            seen.model().memberSlug(),
            seen.model().name(),
            version.version(),
            seen.aliases(),
            version.task(),
            Pipeline.of(lineage),
            version.sha256(),
            version.sizeBytes(),
            version.format(),
            lineage.versions(),
            lineage.trainedAt(),
            version.createdAt(),
            seen.isOwn() ? version.runId() : null),
        seen.model().description(),
        Data.of(seen),
        judged(seen),
        version.features().stream().map(Feature::of).toList(),
        version.resources());
  }

  private static Judged judged(SeenVersion seen) {
    Evaluation evaluation = seen.version().evaluation();
    Evaluation.Part test = evaluation.test();
    boolean isBinary = evaluation.positive() != null && test.n() > 0;
    return new Judged(
        evaluation.split(),
        evaluation.seed(),
        seen.version().lineage().variants(),
        test.n(),
        test.positives(),
        isBinary ? (double) test.positives() / test.n() : null,
        evaluation.positive(),
        evaluation.threshold(),
        seen.version().quality(),
        measured(evaluation),
        evaluation.checks(),
        evaluation.factors(),
        evaluation.seeds(),
        evaluation.noise(),
        seen.isOwn() ? CostTable.of(evaluation, seen.version().lineage().parameters()) : null);
  }

  private static List<Measured> measured(Evaluation evaluation) {
    List<Measured> all = new ArrayList<>();
    evaluation
        .test()
        .metrics()
        .forEach(
            (name, value) ->
                all.add(
                    new Measured(
                        name,
                        value.value(),
                        value.low(),
                        value.high(),
                        baseline(evaluation, "naive", name),
                        baseline(evaluation, "linear", name))));
    all.sort(Comparator.comparing(Measured::name));
    return List.copyOf(all);
  }

  private static @Nullable Double baseline(Evaluation evaluation, String which, String metric) {
    return evaluation.baselines().stream()
        .filter(baseline -> baseline.name().equals(which))
        .filter(baseline -> baseline.metrics().containsKey(metric))
        .map(baseline -> baseline.metrics().get(metric).value())
        .findFirst()
        .orElse(null);
  }
}
