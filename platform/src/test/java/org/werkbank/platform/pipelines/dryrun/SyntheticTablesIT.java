package org.werkbank.platform.pipelines.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.RealTraining;
import org.werkbank.platform.Waiting;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.launch.LaunchRequest;
import org.werkbank.platform.launch.LaunchSettings;
import org.werkbank.platform.launch.SparkLauncher;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.pipelines.BuiltInPipelines;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.Messages;

/** What is made up for a task is enough for an honest trainer of that task to learn from. */
class SyntheticTablesIT {
  private static final int MEMORY_MIB = 1_024;

  @TempDir Path home;
  private ObjectStore store;
  private SparkLauncher launcher;
  private BuiltInPipelines builtIn;

  @BeforeEach
  void open() {
    Path training = RealTraining.home();
    builtIn = BuiltInPipelines.read(training);
    RandomIds ids = new RandomIds(new SecureRandom());
    store = EmbeddedStore.open(home.resolve("objects"), Clock.systemUTC(), ids::secret);
    launcher =
        new SparkLauncher(
            new LaunchSettings(
                home.resolve("work"),
                home.resolve("cache"),
                training,
                "local[*]",
                MEMORY_MIB,
                1,
                false,
                false),
            store,
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    if (launcher != null) {
      launcher.close();
      store.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "quality-linear, higher",
    "proportions-kmeans, lower",
    "remaining-life-linear, lower",
    "forecast-linear, lower",
    "anomaly-pca, higher",
    "condition-boosting, higher",
    "chain-boosting, higher"
  })
  void somethingIsLearnedFromThem(String name, String better) {
    PipelineDescriptor pipeline =
        builtIn.newest().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Outcome outcome = tried(pipeline);
    assertThat(outcome.state()).as(outcome.toString()).isEqualTo(DryRunState.PASSED);
    DryRun.Figure figure = outcome.figure();
    double naive = figure.naive() == null ? 0.5 : figure.naive();
    if (better.equals("higher")) {
      assertThat(figure.value()).as(figure.toString()).isGreaterThan(naive + 0.1);
    } else {
      assertThat(figure.value()).as(figure.toString()).isLessThan(0.9 * naive);
    }
  }

  @Test
  void everyTaskOfABuiltInPipelineHasATableAndTheSameOneEachTime() {
    Set<String> tasks = new HashSet<>();
    for (PipelineDescriptor pipeline : builtIn.newest()) {
      tasks.add(pipeline.task());
      SyntheticTable table = SyntheticTables.of(pipeline).orElseThrow();
      assertThat(table.csv()).isEqualTo(SyntheticTables.of(pipeline).orElseThrow().csv());
      assertThat(table.rows())
          .allSatisfy(row -> assertThat(row.split(",")).hasSameSizeAs(table.columns()));
    }
    assertThat(tasks).hasSizeGreaterThan(6);
  }

  private Outcome tried(PipelineDescriptor pipeline) {
    store.ensureBucket("wb-lab");
    DryRunStore.Due due =
        new DryRunStore.Due(
            "v1",
            pipeline.name(),
            pipeline.version(),
            "{}",
            "wb-lab",
            "pipelines/p/1/v1/x.jar",
            "0".repeat(64));
    Attempt attempt = new Attempt(due, pipeline, SyntheticTables.of(pipeline).orElseThrow());
    attempt.putRows(store);
    TrainingProcess process =
        launcher.start(withoutJar(attempt.request(MEMORY_MIB, Instant.now()), pipeline));
    try {
      Waiting.until("trained", Duration.ofSeconds(Attempt.SECONDS), () -> !process.isAlive());
    } finally {
      process.stop(Duration.ZERO);
    }
    return new Verdict(new ContractJson(), new DryRunWords(Messages.all()))
        .of(process.directory(), pipeline.task(), metrics(pipeline), process.exitCode());
  }

  /** A built-in one may leave out what its task says; a submitted one may not. */
  private static List<String> metrics(PipelineDescriptor pipeline) {
    return pipeline.metrics().isEmpty() ? List.of("rmse") : pipeline.metrics();
  }

  /** Built-in trainers stand for those that somebody submits. */
  private static LaunchRequest withoutJar(LaunchRequest request, PipelineDescriptor pipeline) {
    RunSpec spec = request.spec();
    return new LaunchRequest(
        new RunSpec(
            spec.specVersion(),
            spec.runId(),
            spec.attempt(),
            spec.mode(),
            new PipelineRef(pipeline.name(), pipeline.version(), null, pipeline.trainer()),
            spec.task(),
            spec.inputs(),
            spec.parameters(),
            spec.split(),
            spec.seed(),
            spec.outputs(),
            spec.limits(),
            spec.requestedAt()),
        List.copyOf(request.grants()),
        null);
  }
}
