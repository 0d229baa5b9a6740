import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.data.Frame;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.model.ModelFile;
import org.werkbank.training.model.PredictorManifest;
import org.werkbank.training.model.ScoringModel;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.prepare.PreparationFitter;

/**
 * Trains each shipped kind of model on a seeded table, writes its model file, reads it back and
 * measures what one row takes from cells as delivered to the answer, one after the other on one
 * thread. Run as a single source file on the training class path; see the script beside it.
 */
public final class LatencyBench {
  /** Another one than that of a program that failed. */
  private static final int TOO_SLOW = 3;

  private static final int ROWS = 3000;
  private static final int FEATURES = 20;
  private static final int STEPS = 30;
  private static final int SENSORS = 14;
  private static final ContractJson JSON = new ContractJson();

  public static void main(String[] arguments) throws Exception {
    int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    List<FrameColumn> table = columns(FEATURES, 1);
    List<FrameColumn> windows = columns(SENSORS, STEPS);
    boolean fast = true;
    System.out.printf("%-34s %10s %10s %10s %10s%n", "one row", "p50 us", "p99 us", "aim us", "file kB");
    fast &= measure("quality-forest", table, Map.of(), 1_000, calls);
    fast &= measure("quality-boosting", table, Map.of(), 1_000, calls);
    fast &= measure("quality-mlp", table, Map.of("epochs", 2), 1_000, calls);
    Map<String, Object> short2 = Map.of("epochs", 1);
    fast &= measure("remaining-life-lstm", windows, short2, 20_000, calls / 10);
    fast &= measure("remaining-life-cnn", windows, short2, 20_000, calls / 10);
    // threads of the engines would keep the process
    System.exit(fast ? 0 : TOO_SLOW);
  }

  /** Whether the 99th of a hundred answers comes in time. */
  private static boolean measure(
      String name, List<FrameColumn> columns, Map<String, Object> changed, double aim, int calls)
      throws Exception {
    PipelineDescriptor pipeline = descriptor(name);
    Map<String, Object> settings = new HashMap<>();
    pipeline.parameters().forEach(p -> settings.put(p.name(), p.defaultValue()));
    settings.putAll(changed);
    byte[] file = train(pipeline, columns, settings);
    ScoringModel model =
        ModelFile.read(file, JSON).load(Thread.currentThread().getContextClassLoader());
    double sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += model.score(Frame.cells(columns, i % ROWS))[0];
    }
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begin = System.nanoTime();
      sum += model.score(Frame.cells(columns, i % ROWS))[0];
      nanos[i] = System.nanoTime() - begin;
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalStateException(name + " does not answer numbers");
    }
    Arrays.sort(nanos);
    double p99 = nanos[(int) (calls * 0.99)] / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%-34s %10.1f %10.1f %10.0f %10d%n",
        name + (columns.size() > FEATURES ? " (a window)" : ""),
        nanos[calls / 2] / 1e3,
        p99,
        aim,
        file.length / 1000);
    return p99 < aim;
  }

  private static byte[] train(
      PipelineDescriptor pipeline, List<FrameColumn> columns, Map<String, Object> settings)
      throws Exception {
    boolean classes = pipeline.task().equals("classification");
    Trainer trainer =
        (Trainer) Class.forName(pipeline.trainer()).getDeclaredConstructor().newInstance();
    int[] rows = IntStream.range(0, ROWS).toArray();
    FittedPreparation fitted =
        PreparationFitter.fit(columns, List.of(), trainer.preparation(), rows);
    double[][] cells =
        Arrays.stream(rows)
            .mapToObj(row -> fitted.prepare(Frame.cells(columns, row)))
            .toArray(double[][]::new);
    Random random = new Random(2);
    double[] labels =
        Arrays.stream(rows)
            .mapToDouble(
                row ->
                    columns.get(0).number(row) * columns.get(1).number(row)
                        + random.nextGaussian())
            .map(value -> classes ? (value > 0.5 ? 1 : 0) : value)
            .toArray();
    List<String> names = classes ? List.of("0", "1") : List.of();
    int[] groups = Arrays.stream(rows).map(row -> row / 100).toArray();
    TrainingSet data = new TrainingSet(fitted.features(), cells, labels, names, groups);
    Predictor predictor = trainer.train(data, new Context(new Parameters(settings)));
    PredictorManifest manifest =
        new PredictorManifest(
            PredictorManifest.FORMAT,
            predictor.kind(),
            pipeline.task(),
            new Column("label", ColumnType.NUMBER, ColumnRole.LABEL, null),
            names,
            classes ? "1" : null,
            classes ? 0.5 : null,
            null,
            null,
            null,
            null,
            fitted,
            new PipelineRef(pipeline.name(), pipeline.version(), null, pipeline.trainer()),
            Map.of());
    return new ModelFile(manifest, predictor.parts()).bytes(JSON);
  }

  private static List<FrameColumn> columns(int sensors, int steps) {
    Random random = new Random(1);
    List<FrameColumn> columns = new ArrayList<>();
    for (int s = 0; s < sensors; s++) {
      for (int back = steps - 1; back >= 0; back--) {
        String name = "s" + s + (steps > 1 ? "__step_" + back : "");
        columns.add(
            new FrameColumn(
                new Column(name, ColumnType.NUMBER, ColumnRole.FEATURE, null),
                random.doubles(ROWS).map(u -> 4 * u - 2).toArray(),
                null,
                List.of(),
                0));
      }
    }
    return columns;
  }

  private static PipelineDescriptor descriptor(String name) throws IOException {
    try (var in = LatencyBench.class.getResourceAsStream("/pipelines.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JSON.read(text, PipelineCatalogue.class).pipelines().stream()
          .filter(p -> p.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no pipeline " + name));
    }
  }

  private record Context(Parameters parameters) implements TrainingContext {
    @Override
    public long seed() {
      return 1;
    }

    @Override
    public int cores() {
      return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public SparkSession spark() {
      throw new IllegalStateException("small models are trained without Spark");
    }

    @Override
    public void progress(double done, double total) {}

    @Override
    public void metric(String name, double value, long step) {}

    @Override
    public void checkCancelled() {}
  }
}
