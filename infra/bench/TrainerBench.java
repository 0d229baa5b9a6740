import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Trains one shipped pipeline on a seeded table and prints seconds and ROC-AUC as one JSON line.
 * Run as a single source file on the training class path; see the script beside it. The table is
 * written as CSV first, so that a peer in another language learns from the very same numbers.
 */
public final class TrainerBench {
  private static final int FEATURES = 20;
  private static final double TRAIN_SHARE = 0.75;

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("table")) {
      writeTable(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    PipelineDescriptor pipeline = descriptor(arguments[0]);
    Path table = Path.of(arguments[1]);
    Map<String, Object> settings = settings(pipeline, arguments);
    double[][] rows;
    double[] labels;
    try (var lines = Files.lines(table)) {
      double[][] all =
          lines.skip(1).map(TrainerBench::cells).toArray(double[][]::new);
      rows = new double[all.length][];
      labels = new double[all.length];
      for (int i = 0; i < all.length; i++) {
        rows[i] = java.util.Arrays.copyOf(all[i], FEATURES);
        labels[i] = all[i][FEATURES];
      }
    }
    Trainer trainer =
        (Trainer) Class.forName(pipeline.trainer()).getDeclaredConstructor().newInstance();
    if (trainer.preparation() == Preparation.SCALED) {
      scale(rows);
    }
    int cut = (int) (rows.length * TRAIN_SHARE);
    TrainingSet all =
        new TrainingSet(
            IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList(),
            rows,
            labels,
            List.of("0", "1"));
    TrainingSet train = all.subset(IntStream.range(0, cut).toArray());
    int cores = Runtime.getRuntime().availableProcessors();
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()) {
      long begin = System.nanoTime();
      Predictor predictor = trainer.train(train, new Context(new Parameters(settings), cores, spark));
      double seconds = (System.nanoTime() - begin) / 1e9;
      double[] scores = new double[rows.length - cut];
      for (int i = cut; i < rows.length; i++) {
        scores[i - cut] = predictor.predict(rows[i])[1];
      }
      System.out.printf(
          Locale.ROOT,
          "{\"who\":\"werkbank %s\",\"rows\":%d,\"seconds\":%.3f,\"auc\":%.4f}%n",
          pipeline.name(),
          cut,
          seconds,
          auc(scores, java.util.Arrays.copyOfRange(labels, cut, labels.length)));
    }
  }

  private static PipelineDescriptor descriptor(String name) throws IOException {
    try (var in = TrainerBench.class.getResourceAsStream("/pipelines.json")) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return new ContractJson()
          .read(text, PipelineCatalogue.class).pipelines().stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no pipeline " + name));
    }
  }

  private static Map<String, Object> settings(PipelineDescriptor pipeline, String[] arguments) {
    Map<String, Object> settings = new HashMap<>();
    for (ParameterDescriptor parameter : pipeline.parameters()) {
      settings.put(parameter.name(), parameter.defaultValue());
    }
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      if (!settings.containsKey(pair[0])) {
        throw new IllegalArgumentException(pipeline.name() + " has no parameter " + pair[0]);
      }
      settings.put(
          pair[0],
          pair[1].matches("-?[0-9.]+(E-?[0-9]+)?") ? (Object) Double.valueOf(pair[1]) : pair[1]);
    }
    return settings;
  }

  private static double[] cells(String line) {
    String[] texts = line.split(",");
    double[] cells = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      cells[i] = Double.parseDouble(texts[i]);
    }
    return cells;
  }

  /** A table with interactions, steps and noise; the same seed gives the same bytes. */
  private static void writeTable(Path file, int rows) throws IOException {
    Random random = new Random(7);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < FEATURES; i++) {
        line.append('f').append(i).append(',');
      }
      out.write(line.append("label\n").toString());
      for (int r = 0; r < rows; r++) {
        line.setLength(0);
        double[] x = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
          x[i] = random.nextGaussian();
          line.append(String.format(Locale.ROOT, "%.5f,", x[i]));
        }
        double logit =
            x[0] * x[1]
                + 1.2 * Math.sin(2 * x[2])
                + (x[3] > 0.5 ? 1.5 : -0.5)
                + 0.8 * x[4]
                - 0.6 * x[5] * x[5]
                + 0.5 * x[6] * x[7] * x[8];
        line.append(random.nextDouble() < 1 / (1 + Math.exp(-1.5 * logit)) ? "1\n" : "0\n");
        out.write(line.toString());
      }
    }
  }

  private static void scale(double[][] rows) {
    for (int f = 0; f < FEATURES; f++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : rows) {
        sum += row[f];
        squares += row[f] * row[f];
      }
      double mean = sum / rows.length;
      double deviation = Math.sqrt(squares / rows.length - mean * mean);
      for (double[] row : rows) {
        row[f] = (row[f] - mean) / deviation;
      }
    }
  }

  /** Mann-Whitney with mean ranks for ties. */
  private static double auc(double[] scores, double[] labels) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> scores[i]));
    double ranks = 0;
    long positives = 0;
    int i = 0;
    while (i < order.length) {
      int j = i;
      while (j < order.length && scores[order[j]] == scores[order[i]]) {
        j++;
      }
      for (int k = i; k < j; k++) {
        if (labels[order[k]] == 1) {
          ranks += (i + 1 + j) / 2.0;
          positives++;
        }
      }
      i = j;
    }
    long negatives = order.length - positives;
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  private record Context(Parameters parameters, int cores, SparkSession spark)
      implements TrainingContext {
    @Override
    public long seed() {
      return 1;
    }

    @Override
    public void progress(double done, double total) {}

    @Override
    public void metric(String name, double value, long step) {}

    @Override
    public void checkCancelled() {}
  }
}
