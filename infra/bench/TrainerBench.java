import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * Trains one shipped pipeline on a table of {@code BenchTables} and prints seconds and score as one
 * JSON line. Run as a single source file on the training class path; see the script beside it.
 */
public final class TrainerBench {
  private static final double TRAIN_SHARE = 0.75;

  public static void main(String[] arguments) throws Exception {
    PipelineDescriptor pipeline = descriptor(arguments[0]);
    Map<String, Object> settings = settings(pipeline, arguments);
    double[][] all;
    boolean hasBatches;
    try (var lines = Files.lines(Path.of(arguments[1]))) {
      List<String> read = lines.toList();
      hasBatches = read.get(0).contains(",batch,");
      all = read.stream().skip(1).map(TrainerBench::cells).toArray(double[][]::new);
    }
    int columns = all[0].length - (hasBatches ? 2 : 1);
    double[][] rows = new double[all.length][];
    double[] labels = new double[all.length];
    int[] batches = hasBatches ? new int[all.length] : null;
    for (int i = 0; i < all.length; i++) {
      rows[i] = Arrays.copyOf(all[i], columns);
      labels[i] = all[i][all[i].length - 1];
      if (hasBatches) {
        batches[i] = (int) all[i][columns];
      }
    }
    int cut = (int) (rows.length * TRAIN_SHARE);
    Trainer trainer =
        (Trainer) Class.forName(pipeline.trainer()).getDeclaredConstructor().newInstance();
    if (trainer.preparation() == Preparation.SCALED) {
      scale(rows, cut);
    }
    TrainingSet train =
        new TrainingSet(
                IntStream.range(0, columns).mapToObj(i -> "f" + i).toList(),
                rows,
                hasBatches ? shares(labels, batches) : labels,
                classes(pipeline, labels),
                batches)
            .subset(IntStream.range(0, cut).toArray());
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
      double[][] said = new double[rows.length - cut][];
      for (int i = cut; i < rows.length; i++) {
        said[i - cut] = predictor.predict(rows[i]);
      }
      double[] truth = Arrays.copyOfRange(labels, cut, labels.length);
      System.out.printf(
          Locale.ROOT,
          "{\"who\":\"werkbank %s\",\"rows\":%d,\"seconds\":%.3f,\"score\":%.4f}%n",
          pipeline.name(),
          cut,
          seconds,
          score(pipeline.task(), said, truth));
    }
  }

  /** ROC-AUC for two classes, faults and shares; the share of hits for more; RMSE for values. */
  private static double score(String task, double[][] said, double[] truth) {
    if (said[0].length > 2) {
      long hits =
          IntStream.range(0, truth.length).filter(i -> likeliest(said[i]) == truth[i]).count();
      return (double) hits / truth.length;
    }
    if (task.equals("remaining-life") || task.equals("forecast")) {
      return Math.sqrt(
          IntStream.range(0, truth.length)
              .mapToDouble(i -> Math.pow(said[i][0] - truth[i], 2))
              .average()
              .orElse(0));
    }
    int last = said[0].length - 1;
    return auc(Arrays.stream(said).mapToDouble(one -> one[last]).toArray(), truth);
  }

  private static int likeliest(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
        .orElse(0);
  }

  /** Those of the labels where the task is one of classes. */
  private static List<String> classes(PipelineDescriptor pipeline, double[] labels) {
    return switch (pipeline.task()) {
      case "classification", "chain", "series-classification" ->
          IntStream.rangeClosed(0, (int) Arrays.stream(labels).max().orElse(0))
              .mapToObj(String::valueOf)
              .toList();
      default -> List.of();
    };
  }

  /** Of each row the share of positive ones in its batch. */
  private static double[] shares(double[] labels, int[] batches) {
    Map<Integer, double[]> sums = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      double[] sum = sums.computeIfAbsent(batches[i], key -> new double[2]);
      sum[0] += labels[i];
      sum[1]++;
    }
    return IntStream.of(batches).mapToDouble(b -> sums.get(b)[0] / sums.get(b)[1]).toArray();
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

  /** Mean 0 and deviation 1 over the rows learned from. */
  private static void scale(double[][] rows, int cut) {
    for (int f = 0; f < rows[0].length; f++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < cut; i++) {
        sum += rows[i][f];
        squares += rows[i][f] * rows[i][f];
      }
      double mean = sum / cut;
      double deviation = Math.sqrt(squares / cut - mean * mean);
      for (double[] row : rows) {
        row[f] = (row[f] - mean) / deviation;
      }
    }
  }

  /** Mann-Whitney with mean ranks for ties. */
  private static double auc(double[] scores, double[] labels) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, java.util.Comparator.comparingDouble(i -> scores[i]));
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
