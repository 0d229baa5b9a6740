package org.werkbank.training.harness;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.HarnessParameters;
import org.werkbank.contract.Importance;
import org.werkbank.contract.Input;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Resamples;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.contract.Split;
import org.werkbank.training.api.LabelForm;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.FrameReader;
import org.werkbank.training.drift.DriftReference;
import org.werkbank.training.model.AlarmRule;
import org.werkbank.training.model.ModelFile;
import org.werkbank.training.model.PredictorManifest;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.prepare.PreparationFitter;
import org.werkbank.training.series.Lags;
import org.werkbank.training.series.Samples;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitManifest;
import org.werkbank.training.split.Splits;
import org.werkbank.training.store.Sha256;

/** A training run from the data set to the model file. */
public final class TrainRun {
  private final RunScope scope;
  private final RunSpec spec;
  private final ContractJson json;
  private final PipelineCode code;
  private final CheckList checks = new CheckList();

  public TrainRun(RunScope scope, ContractJson json, PipelineCode code) {
    this.scope = scope;
    this.spec = scope.spec();
    this.json = json;
    this.code = code;
  }

  /** Does all of it; the terminal event is the caller's. */
  public void run() throws Exception {
    PipelineSettings settings = PipelineSettings.of(spec, json, code);
    progress("read", 0, 1);
    Frame frame = read();
    progress("read", 1, 1);
    progress("prepare", 0, 1);
    List<Column> columns = frame.columns().stream().map(FrameColumn::column).toList();
    SeriesSettings series = SeriesSettings.of(spec, settings, columns).knowing(frame);
    if (series.samples() != null) {
      SeriesChecks.run(frame, checks);
    }
    TrainingData data = TrainingData.of(series.of(frame), spec, series.cap(), checks);
    AnomalySettings anomaly = AnomalySettings.of(spec, settings.parameters()).orElse(null);
    LearningTask task = data.task();
    Split division = series.apart(spec.split());
    Optional<WholeGroups> groups = WholeGroups.of(settings.newTrainer(), data);
    Assignment divided =
        series.judged(Splits.of(data.splitRequest(division, spec.seed())), data.frame());
    Assignment assignment = groups.map(whole -> whole.kept(divided)).orElse(divided);
    byte[] manifest = SplitManifest.csv(assignment, data.frame().rowNumbers());
    progress("prepare", 1, 1);

    Protocol protocol = new Protocol(task, assignment, data.features(), groups.orElse(null));
    Learning learning = new Learning(scope, data, settings, assignment, protocol, "train");
    AnomalyRun watch =
        anomaly == null ? null : AnomalyRun.learn(scope, data, anomaly, assignment, learning);
    Learned learned = watch == null ? learning.learn() : watch.learned();
    Outcome outcome = learned.outcome();
    ScoringModel model = learned.model();

    progress("evaluate", 0, 2);
    Inspected looked = Inspected.of(data, assignment, checks);
    double skill = Skill.of(task, outcome.test().scores(), outcome.testRows(), outcome.testRows());
    new LeakChecks(looked.data(), checks).run(looked.assignment(), outcome, skill);
    new SplitChecks(looked.data(), checks).run(looked.assignment());
    new LabelChecks(looked.data(), checks).run();
    new PreparationCheck(looked.data(), checks, json, PreparationFitter::fit)
        .run(looked.assignment().folds().get(0), settings.newTrainer().preparation());
    String manifestSha256 = Sha256.of(manifest);
    Evaluation evaluation =
        watch == null
            ? judged(frame, data, settings, series, assignment, protocol, outcome, manifestSha256)
            : watch.judge(manifestSha256, checks);
    progress("evaluate", 1, 2);
    double millisPerRow = Stopwatch.millisPerRow(model, data);
    Measured measured = new Measured(task, spec.seed());
    Assignment explained = watch == null ? assignment : watch.thinned();
    Optional<Importance> importance =
        ShuffledColumns.importance(data, outcome, explained, millisPerRow, measured, spec);
    Plots plots = null;
    if (watch == null) {
      PartialDependence dependence =
          new PartialDependence(scope, data, outcome, assignment, millisPerRow);
      plots =
          new PlotMaker(data, assignment, outcome, measured)
              .of(series.samples(), importance.map(dependence::of).orElse(List.of()));
    }
    progress("evaluate", 2, 2);

    progress("write", 0, 1);
    write("split.csv", "text/csv", manifest);
    byte[] predictions = watch == null ? PredictionFile.csv(data, outcome) : watch.predictions();
    write("predictions.csv", "text/csv", predictions);
    if (watch != null) {
      writeJson("control-chart.json", watch.chart());
    }
    writeJson("evaluation.json", evaluation);
    if (plots != null) {
      writeJson(Plots.PATH, plots);
    }
    if (importance.isPresent()) {
      writeJson(Importance.PATH, importance.get());
    }
    Column label = data.frame().first(ColumnRole.LABEL).map(FrameColumn::column).orElseThrow();
    AlarmRule alarm = watch == null ? null : watch.rule();
    PredictorManifest described =
        manifest(data, label, learned, manifestSha256, series.samples(), alarm);
    writeJson(
        "model-card.json", ModelCard.of(spec, data, described, evaluation, model, millisPerRow));
    DriftReference reference =
        watch == null
            ? DriftReferences.of(looked.data(), looked.assignment(), outcome)
            : DriftReferences.ofColumns(data, watch.learnedFrom());
    writeModel(new ModelFile(described, model.predictor().parts(), reference), model, millisPerRow);
    scope.journal().say(new RunEvent.Evaluated(evaluation));
    progress("write", 1, 1);
  }

  private Evaluation judged(
      Frame rows,
      TrainingData data,
      PipelineSettings settings,
      SeriesSettings series,
      Assignment assignment,
      Protocol protocol,
      Outcome outcome,
      String manifestSha256)
      throws Exception {
    Judgement judgement =
        new Judgement(scope, data, assignment, manifestSha256, series.samples(), checks);
    Measured.Tested tested = judgement.measured(outcome);
    Map<String, Evaluation.Value> metrics = new HashMap<>(tested.values());
    Evaluation.OtherSplit other = null;
    List<Evaluation.SeedValue> seeds = List.of();
    List<Evaluation.HorizonValue> horizons = List.of();
    if (SecondLook.isWanted(spec.parameters())
        && settings.newTrainer().labelForm() == LabelForm.OF_ROW) {
      SecondLook second = new SecondLook(scope, data, settings, checks);
      Optional<Assignment> otherWay =
          OtherWay.of(spec.split(), data)
              .map(split -> Splits.of(data.splitRequest(series.apart(split), spec.seed())))
              .map(divided -> series.judged(divided, data.frame()));
      other = second.otherSplit(spec.split(), metrics.get(data.task().mainMetric()), otherWay);
      second.shuffledLabels(assignment);
      seeds =
          new Seeds(scope, data, settings, checks)
              .of(assignment, protocol, judgement, metrics.get(data.task().mainMetric()));
      if (series.samples() instanceof Lags lags) {
        horizons = new Horizons(scope, settings, rows).of(lags);
      }
    }
    List<Evaluation.Factor> stations = List.of();
    if (data.task().name().equals(LearningTask.CHAIN)) {
      EarlyStop stop = EarlyStop.of(settings.parameters());
      ChainReport chain = new ChainReport(data, outcome, assignment, stop, spec.seed());
      metrics.putAll(chain.metrics(spec.seed()));
      stations = chain.stations();
    }
    writeJson(Resamples.PATH, judgement.resamples(outcome, tested));
    List<Evaluation.NoiseValue> noise =
        settings.newTrainer().labelForm() == LabelForm.OF_ROW
            ? Robustness.of(
                data, outcome, assignment, new Measured(data.task(), spec.seed()), spec.seed())
            : List.of();
    return judgement.of(protocol, outcome, metrics, other, stations, seeds, noise, horizons);
  }

  private Frame read() throws Exception {
    Input input = spec.input(Input.DATA);
    scope.files().verify(input);
    Set<String> named = new HashSet<>();
    named.add(String.valueOf(spec.split().column()));
    named.add(String.valueOf(spec.parameters().get(HarnessParameters.PHASE)));
    List<Column> wanted =
        input.columns().stream()
            .map(c -> named.contains(c.name()) ? words(c) : c)
            .filter(c -> named.contains(c.name()) || c.role() != ColumnRole.IGNORE)
            .filter(c -> c.role() != ColumnRole.ID)
            .toList();
    FrameReader reader =
        new FrameReader(scope.spark(), Runtime.getRuntime().maxMemory(), scope.temporary());
    Frame frame = reader.read(input, wanted, share -> progress("read", share, 1));
    scope.files().countRead(input.sizeBytes());
    return frame;
  }

  /** A column that names the part or phase of a row is nothing to learn from as it is. */
  private static Column words(Column column) {
    return new Column(column.name(), ColumnType.TEXT, ColumnRole.IGNORE, null);
  }

  private PredictorManifest manifest(
      TrainingData data,
      Column label,
      Learned learned,
      String splitSha256,
      @Nullable Samples samples,
      @Nullable AlarmRule alarm) {
    Input input = spec.input(Input.DATA);
    Map<String, String> facts = new TreeMap<>();
    facts.put("datasetId", input.datasetId());
    facts.put("datasetVersion", input.versionId());
    facts.put("datasetSha256", input.sha256());
    facts.put("rows", String.valueOf(data.frame().size()));
    facts.put("seed", String.valueOf(spec.seed()));
    facts.put("splitSha256", splitSha256);
    LearningTask task = data.task();
    return new PredictorManifest(
        PredictorManifest.FORMAT,
        learned.model().predictor().kind(),
        task.name(),
        label,
        task.classes(),
        task.positive(),
        task.isBinary() ? learned.outcome().threshold() : null,
        alarm,
        task.isCapped() ? task.cap() : null,
        learned.outcome().halfWidth(),
        samples,
        learned.model().preparation(),
        spec.pipeline(),
        facts);
  }

  private void writeModel(ModelFile file, ScoringModel model, double millisPerRow)
      throws Exception {
    byte[] bytes = file.bytes(json);
    write("model.zip", ModelFile.MEDIA_TYPE, bytes);
    scope
        .journal()
        .say(
            new RunEvent.ModelWritten(
                "model.zip",
                PredictorManifest.FORMAT,
                bytes.length,
                file.manifest().needed(),
                model.predictor().parameterCount(),
                millisPerRow));
  }

  private void writeJson(String name, Object value) throws Exception {
    write(name, "application/json", json.write(value).getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, String mediaType, byte[] bytes) throws Exception {
    scope.journal().say(scope.files().write(name, mediaType, bytes));
  }

  private void progress(String phase, double done, double total) {
    scope.journal().say(new RunEvent.Progress(phase, done, total));
  }
}
