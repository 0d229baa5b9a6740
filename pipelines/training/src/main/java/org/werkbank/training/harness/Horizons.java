package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Evaluation.HorizonValue;
import org.werkbank.contract.Evaluation.Value;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.series.Lags;
import org.werkbank.training.split.Assignment;
import org.werkbank.training.split.SplitManifest;
import org.werkbank.training.split.Splits;
import org.werkbank.training.store.Sha256;

/** Forecasts nearer and farther rows with the same pipeline, to show how far ahead it sees. */
final class Horizons {
  private static final String PHASE = "compare";
  private static final String PARAMETER = "horizon";
  private static final String SCALED = "mase";

  private final RunScope scope;
  private final PipelineSettings settings;
  private final Frame rows;

  Horizons(RunScope scope, PipelineSettings settings, Frame rows) {
    this.scope = scope;
    this.settings = settings;
    this.rows = rows;
  }

  /** A quarter, a half and twice of the run's own; of a short one its multiples. */
  static TreeSet<Integer> around(int own) {
    return own < 4
        ? new TreeSet<>(List.of(own, 2 * own, 4 * own))
        : new TreeSet<>(List.of(own / 4, own / 2, own, 2 * own));
  }

  /** One value for each horizon whose lags the series is long enough for, the nearest first. */
  List<HorizonValue> of(Lags own) throws Exception {
    List<HorizonValue> values = new ArrayList<>();
    for (int horizon : around(own.horizon())) {
      if (horizon + 2L * longest(own) < rows.size() / 2) {
        HorizonValue value = at(horizon);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static int longest(Lags lags) {
    return lags.seasons().isEmpty() ? 1 : lags.seasons().get(lags.seasons().size() - 1);
  }

  private @Nullable HorizonValue at(int horizon) throws Exception {
    PipelineSettings nearer = settings.with(PARAMETER, horizon);
    List<Column> columns = rows.columns().stream().map(FrameColumn::column).toList();
    SeriesSettings series = SeriesSettings.of(scope.spec(), nearer, columns);
    CheckList unseen = new CheckList();
    TrainingData data = TrainingData.of(series.of(rows), scope.spec(), series.cap(), unseen);
    Assignment assignment =
        series.judged(
            Splits.of(data.splitRequest(series.apart(scope.spec().split()), scope.spec().seed())),
            data.frame());
    String manifest = Sha256.of(SplitManifest.csv(assignment, data.frame().rowNumbers()));
    Judgement judgement =
        new Judgement(scope, data, assignment, manifest, series.samples(), unseen);
    Protocol protocol = new Protocol(data.task(), assignment, data.features());
    Outcome outcome = new Learning(scope, data, nearer, assignment, protocol, PHASE).outcome();
    var found = judgement.measured(outcome).values();
    String metric = found.containsKey(SCALED) ? SCALED : data.task().mainMetric();
    Value value = found.get(metric);
    Value naive = judgement.measured(protocol.run(judgement.naive())).values().get(metric);
    return value == null
        ? null
        : new HorizonValue(
            horizon, metric, value, naive == null ? null : naive.value(), outcome.test().size());
  }
}
