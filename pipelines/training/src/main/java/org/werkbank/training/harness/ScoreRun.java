package org.werkbank.training.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Drift;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.Input;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.FrameReader;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.model.AlarmRule;
import org.werkbank.training.model.ModelFile;
import org.werkbank.training.series.Samples;

/** A scoring run: a model and rows in, a prediction for every row out. */
public final class ScoreRun {
  private final RunScope scope;
  private final RunSpec spec;
  private final ContractJson json;
  private final PipelineCode code;

  public ScoreRun(RunScope scope, ContractJson json, PipelineCode code) {
    this.scope = scope;
    this.spec = scope.spec();
    this.json = json;
    this.code = code;
  }

  /** Does all of it; the terminal event is the caller's. */
  public void run() throws Exception {
    progress("read", 0, 1);
    Input modelInput = spec.input(Input.MODEL);
    scope.files().verify(modelInput);
    byte[] modelBytes = scope.files().read(modelInput);
    ModelFile model = ModelFile.read(modelBytes, json);
    Input data = spec.input(Input.DATA);
    scope.files().verify(data);
    Frame rows = read(data, model);
    Samples samples = model.manifest().samples();
    Frame frame = samples == null ? rows : samples.of(rows);
    progress("read", 1, 1);

    List<FrameColumn> features = features(frame, model);
    progress("score", 0, 1);
    double[][] scores = new RowScorer(scope, model, modelBytes, code).score(features, frame);
    scope.journal().checkCancelled();

    progress("write", 0, 1);
    AlarmRule rule = model.manifest().alarm();
    AnomalyScoring alarms = rule == null ? null : new AnomalyScoring(spec, model.manifest(), rule);
    double[][] written = alarms == null ? scores : alarms.withAlarms(frame, scores);
    write(new ScoredRows(frame, frame.all(ColumnRole.ID), model.manifest(), written));
    ScoreReport report = ScoreReport.of(frame, features, model, scores);
    byte[] reportBytes = json.write(report).getBytes(StandardCharsets.UTF_8);
    scope.journal().say(scope.files().write(Drift.PATH, "application/json", reportBytes));
    Drift drift = report.drift();
    if (drift != null) {
      scope.journal().say(new RunEvent.Metrics(DriftFinder.figures(drift)));
    }
    ScoreEvaluation judge = new ScoreEvaluation(spec, data, model.manifest());
    Optional<Evaluation> evaluation =
        alarms == null
            ? judge.of(frame, scores, report)
            : alarms.evaluation(frame, scores, data, judge.checks(report));
    if (evaluation.isPresent()) {
      byte[] bytes = json.write(evaluation.get()).getBytes(StandardCharsets.UTF_8);
      scope.journal().say(scope.files().write("evaluation.json", "application/json", bytes));
      scope.journal().say(new RunEvent.Evaluated(evaluation.get()));
    }
    progress("write", 1, 1);
  }

  /** The model's columns as the model knows them, identifiers as text, the label if it is there. */
  private Frame read(Input data, ModelFile model) {
    Map<String, Column> wanted = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    for (Column needed : model.manifest().needed()) {
      if (find(data, needed.name()) == null) {
        absent.add(needed.name());
      }
      wanted.put(needed.name(), needed);
    }
    if (!absent.isEmpty()) {
      throw absent(absent);
    }
    Column label = model.manifest().label();
    if (find(data, label.name()) != null) {
      wanted.putIfAbsent(label.name(), label);
    }
    for (Column column : data.columns()) {
      if (column.role() == ColumnRole.TIME) {
        wanted.putIfAbsent(column.name(), column); // drift is told by month
      }
      if (column.role() == ColumnRole.ID) {
        wanted.putIfAbsent(
            column.name(), new Column(column.name(), ColumnType.TEXT, ColumnRole.ID, null));
      } else if (isOrder(column) && model.manifest().alarm() != null) {
        wanted.putIfAbsent(column.name(), column);
      }
    }
    Frame frame =
        new FrameReader(scope.spark(), Runtime.getRuntime().maxMemory(), scope.temporary())
            .read(
                data,
                List.copyOf(wanted.values()),
                share -> scope.journal().say(new RunEvent.Progress("read", share, 1)));
    scope.files().countRead(data.sizeBytes());
    return frame;
  }

  /** Alarms are counted within a group and in the order of time, where the rows tell them. */
  private static boolean isOrder(Column column) {
    return column.role() == ColumnRole.GROUP || column.role() == ColumnRole.TIME;
  }

  private static RuntimeException absent(List<String> names) {
    String list = "\"" + String.join("\", \"", names) + "\"";
    return BadData.of(
        "The data set lacks columns that the model needs: " + list + ".",
        "Dem Datensatz fehlen Spalten, die das Modell braucht: " + list + ".",
        names.get(0));
  }

  private static @Nullable Column find(Input data, String name) {
    return data.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  private static List<FrameColumn> features(Frame frame, ModelFile model) {
    List<FrameColumn> features = new ArrayList<>();
    for (Column needed : model.manifest().preparation().inputs()) {
      FrameColumn found =
          frame.columns().stream()
              .filter(c -> c.column().name().equals(needed.name()))
              .findFirst()
              .orElseThrow();
      if (frame.size() > 0 && found.unparsable() == frame.size()) {
        throw BadData.of(
            "The model needs numbers in \"" + needed.name() + "\", but no cell holds one.",
            "Das Modell braucht Zahlen in „" + needed.name() + "“, aber keine Zelle enthält eine.",
            needed.name());
      }
      features.add(found);
    }
    return features;
  }

  private void write(ScoredRows rows) throws Exception {
    if ("parquet".equals(spec.parameters().get("format"))) {
      scope.journal().say(ScoredParquet.write(rows, scope));
    } else {
      scope.journal().say(scope.files().write("predictions.csv", "text/csv", rows::writeCsv));
    }
  }

  private void progress(String phase, double done, double total) {
    scope.journal().say(new RunEvent.Progress(phase, done, total));
  }
}
