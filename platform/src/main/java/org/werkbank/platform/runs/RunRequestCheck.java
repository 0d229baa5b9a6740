package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Mode;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.Split;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.datasets.DatasetInput;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.LaunchRequest.JarObject;
import org.werkbank.platform.pipelines.PipelineVersion;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/** Turns what a user asks for into a run with its plan, or says everything that is wrong. */
final class RunRequestCheck {
  private static final int LONGEST_NAME = 200;

  private final RunSources sources;
  private final Supplier<Isolation> isolation;
  private final Clock clock;
  private final Ids ids;

  RunRequestCheck(RunSources sources, Supplier<Isolation> isolation, Clock clock, Ids ids) {
    this.isolation = isolation;
    this.sources = sources;
    this.clock = clock;
    this.ids = ids;
  }

  /** A run that may be queued, and what it needs when it starts. */
  record Checked(Run run, RunPlan plan) {}

  Checked training(CurrentUser user, NewRun asked) {
    PipelineVersion pipeline =
        at(
            "/pipeline/name",
            () -> sources.pipeline(user, asked.pipeline().name(), asked.pipeline().version()));
    DatasetInput data =
        dataset(user, asked.dataset().id(), asked.dataset().version(), Action.TRAIN);
    walls(pipeline, data);
    Mistakes mistakes = new Mistakes();
    columns(data, mistakes);
    Map<String, Object> parameters =
        new ParameterCheck(pipeline.descriptor(), mistakes).values(asked.parameters());
    new HarnessParameterCheck(mistakes)
        .addTo(parameters, asked.parameters(), data.input().columns());
    Split split =
        new SplitCheck(mistakes).checked(asked.split(), pipeline.descriptor().task(), data);
    String name = name(asked.name(), pipeline, data, mistakes);
    mistakes.throwIfAny();
    long seed = asked.seed() == null ? 1 : asked.seed();
    Run run =
        run(user, name, Mode.TRAIN, pipeline.descriptor(), data, null, parameters, split, seed);
    return new Checked(
        run,
        new RunPlan(
            ref(pipeline),
            jar(pipeline),
            List.of(data.input()),
            List.of(data.grant()),
            pipeline.descriptor().metrics(),
            data.rows(),
            data.under()));
  }

  /** Without walls submitted code could carry rows out by any way this machine has. */
  private void walls(PipelineVersion pipeline, DatasetInput data) {
    if (pipeline.jar() == null) {
      return;
    }
    String name = pipeline.descriptor().name();
    switch (isolation.get()) {
      case WALLS -> {}
      case NONE -> {
        if (data.under() != null) {
          throw Problem.of(ProblemType.CONFLICT, "runs.foreign.unprotected", name);
        }
      }
      case REFUSED -> throw Problem.of(ProblemType.CONFLICT, "runs.noIsolation", name);
    }
  }

  Checked scoring(CurrentUser user, ScoringRequest asked) {
    PipelineVersion pipeline =
        at("/version", () -> sources.pipeline(user, asked.pipelineName(), asked.pipelineVersion()));
    DatasetInput data = dataset(user, asked.datasetId(), asked.datasetVersion(), Action.SCORE);
    walls(pipeline, data);
    Mistakes mistakes = new Mistakes();
    asked.needed().stream()
        .filter(
            need -> data.input().columns().stream().noneMatch(c -> c.name().equals(need.name())))
        .forEach(
            need ->
                mistakes.add(
                    "/dataset/id",
                    "runs.score.columnMissing",
                    data.dataset().name(),
                    need.name(),
                    asked.modelLabel()));
    if (!asked.format().equals("csv") && !asked.format().equals("parquet")) {
      mistakes.add("/format", "runs.score.format");
    }
    mistakes.throwIfAny();
    Run run =
        run(
            user,
            asked.modelLabel() + " · " + data.dataset().name(),
            Mode.SCORE,
            pipeline.descriptor(),
            data,
            asked.modelLabel(),
            Map.of("format", asked.format()),
            Split.kfold(5),
            1);
    return new Checked(
        run,
        new RunPlan(
            ref(pipeline),
            jar(pipeline),
            List.of(data.input(), asked.model()),
            List.of(data.grant(), asked.grant()),
            List.of(),
            data.rows(),
            data.under()));
  }

  private Run run(
      CurrentUser user,
      String name,
      Mode mode,
      PipelineDescriptor pipeline,
      DatasetInput data,
      @Nullable String modelUsed,
      Map<String, Object> parameters,
      Split split,
      long seed) {
    return new Run(
        ids.next(),
        user.memberId(),
        user.memberSlug(),
        user.email(),
        name,
        mode,
        pipeline.name(),
        pipeline.version(),
        pipeline.task(),
        data.dataset().id(),
        data.dataset().name(),
        data.version(),
        modelUsed,
        parameters,
        split,
        seed,
        RunState.QUEUED,
        1,
        clock.instant(),
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        null);
  }

  private static void columns(DatasetInput data, Mistakes mistakes) {
    if (data.input().columns().stream().noneMatch(c -> c.role() == ColumnRole.LABEL)) {
      mistakes.add("/dataset/id", "runs.dataset.noLabel", data.dataset().name());
    }
    if (data.input().columns().stream().noneMatch(c -> c.role() == ColumnRole.FEATURE)) {
      mistakes.add("/dataset/id", "runs.dataset.noFeature", data.dataset().name());
    }
  }

  private static String name(
      @Nullable String asked, PipelineVersion pipeline, DatasetInput data, Mistakes mistakes) {
    if (asked == null || asked.isBlank()) {
      return pipeline.descriptor().name() + " · " + data.dataset().name();
    }
    if (asked.strip().length() > LONGEST_NAME) {
      mistakes.add("/name", "runs.name.long", LONGEST_NAME);
    }
    return asked.strip();
  }

  private DatasetInput dataset(
      CurrentUser user, String id, @Nullable Integer version, Action action) {
    return at("/dataset/id", () -> sources.dataset(user, id, version, action));
  }

  private static PipelineRef ref(PipelineVersion pipeline) {
    PipelineDescriptor descriptor = pipeline.descriptor();
    String sha256 = pipeline.jar() == null ? null : pipeline.jar().sha256();
    return new PipelineRef(descriptor.name(), descriptor.version(), sha256, descriptor.trainer());
  }

  private static @Nullable JarObject jar(PipelineVersion pipeline) {
    PipelineVersion.Jar jar = pipeline.jar();
    return jar == null ? null : new JarObject(jar.bucket(), jar.key(), jar.sha256());
  }

  /** Adds to a room's "not found" which field of the request named the thing. */
  private static <T> T at(String pointer, Supplier<T> source) {
    try {
      return source.get();
    } catch (Problem e) {
      if (e.type() != ProblemType.NOT_FOUND || !e.details().isEmpty()) {
        throw e;
      }
      throw new Problem(
          e.type(),
          e.text(),
          List.of(new ProblemDetail(pointer, null, null, e.text())),
          e.getCause());
    }
  }
}
