package org.werkbank.platform.pipelines.dryrun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.Messages;

/** Tries one version from its rows to the verdict, and leaves nothing of it. */
final class Trial {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Database database;
  private final ObjectStore objects;
  private final Launcher launcher;
  private final ContractJson json = new ContractJson();
  private final DryRunWords words;
  private final Verdict verdict;
  private final int memoryMiB;
  private final Clock clock;

  Trial(
      Database database,
      ObjectStore objects,
      Launcher launcher,
      Map<String, Messages> messages,
      int memoryMiB,
      Clock clock) {
    this.database = database;
    this.objects = objects;
    this.launcher = launcher;
    this.words = new DryRunWords(messages);
    this.verdict = new Verdict(json, words);
    this.memoryMiB = memoryMiB;
    this.clock = clock;
  }

  /**
   * @param goesOn waits a little, and is false when the server stops
   * @return empty when the server stopped before there was an outcome
   * @throws Problem when the store cannot be reached; the version may be tried again
   */
  Optional<Outcome> of(DryRunStore.Due due, BooleanSupplier goesOn) {
    if (!isOpen(due)) {
      return skipped("pipelines.dryRun.decided");
    }
    if (launcher.isolation() == Isolation.REFUSED) {
      return skipped("pipelines.dryRun.noWalls");
    }
    PipelineDescriptor pipeline = json.read(due.descriptor(), PipelineDescriptor.class);
    Optional<SyntheticTable> table = SyntheticTables.of(pipeline);
    if (table.isEmpty()) {
      return skipped("pipelines.dryRun.unknownTask", pipeline.task());
    }
    Attempt attempt = new Attempt(due, pipeline, table.get());
    try {
      attempt.putRows(objects);
      return ended(attempt, goesOn);
    } finally {
      objects.removeAll(due.jarBucket(), due.prefix());
    }
  }

  /** What is said when the server itself could not do it. */
  Outcome defect() {
    return Outcome.failed(words.of("pipelines.dryRun.defect"), "");
  }

  private Optional<Outcome> ended(Attempt attempt, BooleanSupplier goesOn) {
    TrainingProcess process;
    try {
      process = launcher.start(attempt.request(memoryMiB, clock.instant()));
    } catch (Problem e) {
      if (e.type() == ProblemType.STORE_UNAVAILABLE) {
        throw e;
      }
      return Optional.of(Outcome.failed(words.of(e.text()), ""));
    }
    try {
      database.change(
          tx ->
              new DryRunStore(tx).started(attempt.due().id(), process.identity(), attempt.rows()));
      return watched(attempt, process, goesOn);
    } finally {
      process.stop(Duration.ZERO);
      process.directory().remove();
    }
  }

  private Optional<Outcome> watched(
      Attempt attempt, TrainingProcess process, BooleanSupplier goesOn) {
    Instant end = clock.instant().plusSeconds(Attempt.SECONDS);
    while (process.isAlive()) {
      if (clock.instant().isAfter(end)) {
        process.stop(GRACE);
        return Optional.of(
            Outcome.failed(
                words.of("pipelines.dryRun.timeLimit", Attempt.SECONDS),
                Verdict.logOf(process.directory())));
      }
      if (!isOpen(attempt.due())) {
        return skipped("pipelines.dryRun.decided");
      }
      if (!goesOn.getAsBoolean()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        verdict.of(
            process.directory(),
            attempt.pipeline().task(),
            attempt.pipeline().metrics(),
            process.exitCode()));
  }

  private boolean isOpen(DryRunStore.Due due) {
    return database.read(tx -> new DryRunStore(tx).isOpen(due.id()));
  }

  private Optional<Outcome> skipped(String key, Object... arguments) {
    return Optional.of(Outcome.skipped(words.of(key, arguments)));
  }
}
