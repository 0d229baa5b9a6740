package org.werkbank.platform.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.SplitKind;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/** Turns what a user wants to try into a sweep with all its variants, or says what is wrong. */
final class SweepCheck {
  static final int MOST_RUNS = 200;

  private static final long LONGEST_SECONDS = 7L * 24 * 3600;
  private static final int LONGEST_NAME = 180;
  private static final String EUROS = "eur_per_1000";

  /** Measured on the test part alone: intervals follow from the validation part itself. */
  private static final Set<String> NOT_ON_VALIDATION = Set.of("coverage", "width", "mase");

  private final RunSources sources;
  private final RunRequestCheck check;
  private final Clock clock;
  private final Ids ids;

  SweepCheck(RunSources sources, RunRequestCheck check, Clock clock, Ids ids) {
    this.sources = sources;
    this.check = check;
    this.clock = clock;
    this.ids = ids;
  }

  Sweep checked(CurrentUser user, NewSweep asked) {
    Mistakes mistakes = new Mistakes();
    NewRun base =
        new NewRun(
            asked.pipeline(),
            asked.dataset(),
            asked.parameters(),
            asked.split() == null ? usual(user, asked) : asked.split(),
            asked.seed(),
            asked.name());
    Run first = first(user, base, mistakes);
    if (first == null) {
      mistakes.throwIfAny("runs.sweep.wrong");
      throw new IllegalStateException("a run that is wrong says so");
    }
    if (!first.split().kind().hasValidation()) {
      mistakes.add("/split/kind", "runs.sweep.noValidation", first.split().kind().id());
    }
    if (first.name().length() > LONGEST_NAME) {
      mistakes.add("/name", "runs.name.long", LONGEST_NAME);
    }
    PipelineDescriptor pipeline =
        sources.pipeline(user, first.pipelineName(), first.pipelineVersion()).descriptor();
    String metric = metric(asked.metric(), pipeline, first, mistakes);
    NewSweep.Budget budget =
        asked.budget() == null ? new NewSweep.Budget(null, null) : asked.budget();
    List<Map<String, Object>> variants = variants(asked, budget, pipeline, mistakes);
    mistakes.throwIfAny("runs.sweep.wrong");
    return new Sweep(
        ids.next(),
        user.memberId(),
        user.memberSlug(),
        user.email(),
        user.userId(),
        first.name(),
        first.pipelineName(),
        first.pipelineVersion(),
        first.datasetId(),
        first.datasetName(),
        first.datasetVersion(),
        metric,
        new NewRun(
            new NewRun.PipelineChoice(first.pipelineName(), first.pipelineVersion()),
            new NewRun.DatasetChoice(first.datasetId(), first.datasetVersion()),
            base.parameters(),
            base.split(),
            first.seed(),
            first.name()),
        asked.search(),
        budget,
        variants,
        RunState.QUEUED,
        false,
        clock.instant(),
        null,
        null,
        null,
        null);
  }

  /** The usual split of a run, or the one nearest to it that has a validation part. */
  private NewRun.@Nullable SplitChoice usual(CurrentUser user, NewSweep asked) {
    NewRun.PipelineChoice pipeline = asked.pipeline();
    NewRun.DatasetChoice dataset = asked.dataset();
    return usual(
        sources.pipeline(user, pipeline.name(), pipeline.version()).descriptor().task(),
        sources.dataset(user, dataset.id(), dataset.version(), Action.TRAIN).input().columns());
  }

  /** Null when groups must stay together, which only a column can say in a single split. */
  static NewRun.@Nullable SplitChoice usual(String task, List<Column> columns) {
    return switch (SplitCheck.usual(task, columns).kind()) {
      case TIME, ROLLING, BLOCKED ->
          new NewRun.SplitChoice(SplitKind.TIME.id(), 0.3, null, 0, null, null);
      case GROUP, LEAVE_ONE_GROUP_OUT -> null;
      case KFOLD, HOLDOUT, GIVEN ->
          new NewRun.SplitChoice(SplitKind.HOLDOUT.id(), 0.3, null, null, null, null);
    };
  }

  /** The run all variants begin with; null when it cannot be, which is noted. */
  private @Nullable Run first(CurrentUser user, NewRun base, Mistakes mistakes) {
    try {
      return check.training(user, base).run();
    } catch (Problem e) {
      if (e.type() != ProblemType.INVALID_INPUT || e.details().isEmpty()) {
        throw e;
      }
      mistakes.addAll(e.details());
      return null;
    }
  }

  /** Metrics of a pipeline by which variants can be ranked, the main one first. */
  static List<String> metrics(List<String> worthLookingAt, boolean hasPrices) {
    List<String> metrics = new ArrayList<>(worthLookingAt);
    metrics.removeAll(NOT_ON_VALIDATION);
    metrics.remove(EUROS);
    if (hasPrices) {
      metrics.add(EUROS);
    }
    return metrics;
  }

  private static String metric(
      @Nullable String asked, PipelineDescriptor pipeline, Run first, Mistakes mistakes) {
    boolean hasPrices = first.parameters().containsKey(HarnessParameters.COSTS);
    List<String> possible = metrics(pipeline.metrics(), hasPrices);
    if (asked == null || asked.isBlank()) {
      return Sweep.MAIN_METRIC;
    }
    if (asked.equals(EUROS) && !hasPrices) {
      mistakes.add("/metric", "runs.sweep.metricNeedsPrices");
    } else if (!possible.contains(asked)) {
      mistakes.add("/metric", "runs.sweep.badMetric", asked, String.join(", ", possible));
    }
    return asked;
  }

  private static List<Map<String, Object>> variants(
      NewSweep asked, NewSweep.Budget budget, PipelineDescriptor pipeline, Mistakes mistakes) {
    NewSweep.Search search = asked.search();
    boolean isGrid = NewSweep.Search.GRID.equals(search.kind());
    if (!isGrid && !NewSweep.Search.RANDOM.equals(search.kind())) {
      mistakes.add("/search/kind", "runs.sweep.badKind");
      return List.of();
    }
    Integer runs = budget.runs();
    if (runs == null ? !isGrid : runs < 2 || runs > MOST_RUNS) {
      mistakes.add("/budget/runs", "runs.sweep.badRuns", MOST_RUNS);
      return List.of();
    }
    Long seconds = budget.seconds();
    if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
      mistakes.add("/budget/seconds", "runs.sweep.badSeconds", LONGEST_SECONDS);
    }
    SweepSpace space = new SweepSpaceCheck(pipeline, mistakes).space(search, asked.parameters());
    long most = runs == null ? MOST_RUNS : runs;
    if (isGrid && space.combinations() > most) {
      mistakes.add("/budget/runs", "runs.sweep.gridTooLarge", space.combinations(), most);
      return List.of();
    }
    if (!mistakes.isEmpty()) {
      return List.of();
    }
    long seed = search.seed() == null ? 1 : search.seed();
    List<Map<String, Object>> variants =
        isGrid ? space.grid() : space.random(Math.toIntExact(most), seed);
    if (variants.size() < 2) {
      mistakes.add("/search/vary", "runs.sweep.tooFew");
    }
    return variants;
  }
}
