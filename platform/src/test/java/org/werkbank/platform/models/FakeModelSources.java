package org.werkbank.platform.models;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Plots;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.Split;
import org.werkbank.platform.dashboards.RunHistory;
import org.werkbank.platform.datasets.Dataset;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.plots.PlotSamples;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.runs.DriftLight;
import org.werkbank.platform.runs.ProducedModel;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.runs.RunComparison;
import org.werkbank.platform.runs.RunState;
import org.werkbank.platform.runs.ScoringRequest;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/**
 * Runs and data sets as the rooms below would have them, with the predictors in a real store. It
 * keeps their rules: foreign runs are not found, only those that succeeded give a model.
 */
public final class FakeModelSources implements ModelSources, RunHistory {
  final Set<String> kept = new TreeSet<>();

  private final ObjectStore store;
  private final Clock clock;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private final Map<String, byte[]> predictors = new ConcurrentHashMap<>();
  private final List<Dataset> datasets = new CopyOnWriteArrayList<>();
  private final List<ScoringRequest> scored = new CopyOnWriteArrayList<>();

  FakeModelSources(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A training run that succeeded, with its predictor and card in the store. */
  public void trained(CurrentUser user, String id, Evaluation evaluation) {
    trained(user, id, evaluation, Map.of("trees", 200));
  }

  public void trained(
      CurrentUser user, String id, Evaluation evaluation, Map<String, Object> parameters) {
    byte[] bytes = ("predictor of " + id).getBytes(StandardCharsets.UTF_8);
    String bucket = Member.bucketOf(user.memberSlug());
    store.ensureBucket(bucket);
    put(bucket, "runs/" + id + "/1/model.zip", bytes);
    put(bucket, "runs/" + id + "/1/model-card.json", "{}".getBytes(StandardCharsets.UTF_8));
    put(bucket, "runs/" + id + "/1/predictions.csv", new byte[] {1});
    put(
        bucket,
        "runs/" + id + "/1/" + Plots.PATH,
        new ContractJson().write(PlotSamples.classification()).getBytes(StandardCharsets.UTF_8));
    predictors.put(id, bytes);
    runs.put(
        id,
        run(user, id, Mode.TRAIN, null, "d-" + user.memberSlug(), evaluation, parameters)
            .finished());
  }

  /** A run that is still at work. */
  public void running(CurrentUser user, String id) {
    runs.put(id, run(user, id, Mode.TRAIN, null, "d", null, Map.of()).state(RunState.RUNNING));
  }

  /** A scoring run of labelled rows. */
  public void scored(
      CurrentUser user, String id, String model, String datasetId, Evaluation evaluation) {
    runs.put(id, run(user, id, Mode.SCORE, model, datasetId, evaluation, Map.of()).finished());
  }

  public void dataset(CurrentUser user, String id, String name) {
    datasets.add(new Dataset(id, user.memberId(), user.memberSlug(), name, "", clock.instant(), 1));
  }

  public List<ScoringRequest> scored() {
    return new ArrayList<>(scored);
  }

  @Override
  public ProducedModel produced(CurrentUser user, String runId) {
    Run run = runs.get(runId);
    if (run == null || !run.memberId().equals(user.memberId())) {
      throw Problem.notFound("runs.noRun", runId);
    }
    Evaluation evaluation = run.evaluation();
    RunEvent.ModelWritten model = run.model();
    if (run.state() != RunState.SUCCEEDED || evaluation == null || model == null) {
      throw Problem.of(ProblemType.CONFLICT, "runs.noModel", run.name());
    }
    byte[] bytes = predictors.get(runId);
    String prefix = "runs/" + runId + "/1/";
    return new ProducedModel(
        run,
        model,
        evaluation,
        Member.bucketOf(run.memberSlug()),
        prefix + "model.zip",
        prefix,
        sha256(bytes),
        bytes.length,
        new ProducedModel.Origin(
            null,
            "d".repeat(64),
            10_000,
            Map.of("java", "17.0.15", "spark", "3.5.7"),
            List.of(),
            1));
  }

  @Override
  public Run score(CurrentUser user, ScoringRequest request) {
    if (datasets.stream()
        .noneMatch(
            d -> d.id().equals(request.datasetId()) && d.memberId().equals(user.memberId()))) {
      throw Problem.notFound("datasets.none", request.datasetId());
    }
    scored.add(request);
    return run(
            user,
            "scoring-" + scored.size(),
            Mode.SCORE,
            request.modelLabel(),
            request.datasetId(),
            null,
            Map.of())
        .state(RunState.QUEUED);
  }

  @Override
  public Optional<DriftLight> drift(CurrentUser user, String modelLabel) {
    return runs.values().stream()
        .filter(run -> run.memberId().equals(user.memberId()))
        .filter(run -> modelLabel.equals(run.modelUsed()))
        .max(Comparator.comparing(Run::createdAt))
        .flatMap(DriftLight::of);
  }

  @Override
  public RunComparison compare(CurrentUser user, String first, String second) {
    return new RunComparison(
        List.of(compared(first), compared(second)),
        List.of(),
        List.of(),
        List.of(),
        List.of(new RunComparison.Pair(first, second, "no-resamples", 0, 0, List.of())));
  }

  private static RunComparison.Compared compared(String id) {
    return new RunComparison.Compared(id, id, RunState.SUCCEEDED, null, null);
  }

  @Override
  public Object view(CurrentUser user, Run run) {
    return Map.of("id", run.id(), "state", run.state(), "modelUsed", run.modelUsed());
  }

  @Override
  public Page<Dataset> datasets(CurrentUser user, PageRequest page) {
    return new Page<>(
        datasets.stream().filter(d -> d.memberId().equals(user.memberId())).toList(), null);
  }

  @Override
  public Page<Run> list(CurrentUser user, PageRequest page) {
    return new Page<>(
        runs.values().stream()
            .filter(run -> run.memberId().equals(user.memberId()))
            .sorted(Comparator.comparing(Run::createdAt).reversed().thenComparing(Run::id))
            .limit(page.size())
            .toList(),
        null);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String bucket, String key, byte[] bytes) {
    store.put(
        bucket, key, new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream");
  }

  private Draft run(
      CurrentUser user,
      String id,
      Mode mode,
      @Nullable String modelUsed,
      String datasetId,
      @Nullable Evaluation evaluation,
      Map<String, Object> parameters) {
    return state ->
        new Run(
            id,
            user.memberId(),
            user.memberSlug(),
            user.email(),
            "Lauf " + id,
            mode,
            "quality-forest",
            "1.0.0",
            evaluation == null ? "classification" : evaluation.task(),
            datasetId,
            "Presslinie geheim",
            1,
            modelUsed,
            parameters,
            Split.time(0.3),
            1,
            state,
            1,
            clock.instant(),
            clock.instant(),
            state.isTerminal() ? clock.instant() : null,
            mode == Mode.SCORE ? PlotSamples.driftFigures() : Map.of(),
            evaluation,
            mode == Mode.TRAIN && evaluation != null ? ModelSamples.model() : null,
            new Run.Resources(6.9, 8.2, 612, 1_000_000, 20_000, 1_800_000L, 12_345L, 0.014),
            null);
  }

  private interface Draft {
    Run state(RunState state);

    default Run finished() {
      return state(RunState.SUCCEEDED);
    }
  }

  @Override
  public Set<String> keptColumns(String datasetId) {
    return kept;
  }
}
