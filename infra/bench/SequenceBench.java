import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.sequences.SequenceTrainer;

/**
 * Trains a sequence network on windows of a seeded fleet, as large as FD001 of C-MAPSS, and prints
 * seconds and RMSE as one JSON line. Run as a single source file on the training class path; see the
 * script beside it. The windows are written to a file first, so that a peer in another language
 * learns from the very same numbers: rows of little-endian floats, machine, label, window.
 */
public final class SequenceBench {
  private static final int MACHINES = 100;
  private static final int STEPS = 30;
  private static final int SENSORS = 14;
  private static final int TESTED = 20;
  private static final float CAP = 125;

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("windows")) {
      write(file);
      return;
    }
    Map<String, Object> settings = new HashMap<>(Map.of("engine", "djl", "patience", 1000));
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      settings.put(
          pair[0], pair[1].matches("[0-9.]+") ? (Object) Double.valueOf(pair[1]) : pair[1]);
    }
    List<TrainingSet> parts = read(file);
    Map<String, Object> little = new HashMap<>(settings);
    little.put("epochs", 1);
    little.put("ensemble", 1);
    // unpacks the engine and compiles, once a process
    double start = timed(parts.get(0).subset(IntStream.range(0, 500).toArray()), little).seconds();
    Timed timed = timed(parts.get(0), settings);
    double squares = 0;
    TrainingSet test = parts.get(1);
    for (int i = 0; i < test.size(); i++) {
      double said = Math.min(CAP, Math.max(0, timed.predictor().predict(test.rows()[i])[0]));
      squares += (said - test.labels()[i]) * (said - test.labels()[i]);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"seconds\":%.3f,\"rmse\":%.3f,\"start\":%.2f}%n",
        timed.seconds(),
        Math.sqrt(squares / test.size()),
        start);
    System.exit(0);
  }

  private record Timed(Predictor predictor, double seconds) {}

  private static Timed timed(TrainingSet data, Map<String, Object> settings) {
    long begin = System.nanoTime();
    Predictor predictor = new SequenceTrainer().train(data, new Context(new Parameters(settings)));
    return new Timed(predictor, (System.nanoTime() - begin) / 1e9);
  }

  /** Sensors that drift faster and faster towards the end, each with noise of its own. */
  private static void write(Path file) throws IOException {
    Random random = new Random(7);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int machine = 0; machine < MACHINES; machine++) {
        int life = 130 + random.nextInt(220);
        double[][] readings = new double[life][SENSORS];
        for (int t = 0; t < life; t++) {
          double wear = Math.exp(-(life - t) / 40.0);
          for (int s = 0; s < SENSORS; s++) {
            readings[t][s] = (s % 2 == 0 ? wear : -wear) * (1 + s) / 4 + random.nextGaussian();
          }
        }
        ByteBuffer row =
            ByteBuffer.allocate((2 + STEPS * SENSORS) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < life; t++) {
          row.clear();
          row.putFloat(machine).putFloat(Math.min(CAP, life - 1 - t));
          for (int back = STEPS - 1; back >= 0; back--) {
            for (double reading : readings[Math.max(0, t - back)]) {
              row.putFloat((float) reading);
            }
          }
          out.write(row.array());
        }
      }
    }
  }

  /** The windows of the machines to learn from, and of the others. */
  private static List<TrainingSet> read(Path file) throws IOException {
    ByteBuffer floats = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int rows = floats.remaining() / ((2 + STEPS * SENSORS) * Float.BYTES);
    double[][] windows = new double[rows][STEPS * SENSORS];
    double[] labels = new double[rows];
    int[] machines = new int[rows];
    for (int r = 0; r < rows; r++) {
      machines[r] = (int) floats.getFloat();
      labels[r] = floats.getFloat();
      for (int i = 0; i < STEPS * SENSORS; i++) {
        windows[r][i] = floats.getFloat();
      }
    }
    List<String> features = new ArrayList<>();
    for (int back = STEPS - 1; back >= 0; back--) {
      for (int s = 0; s < SENSORS; s++) {
        features.add("s" + s + "__step_" + back);
      }
    }
    TrainingSet all = new TrainingSet(features, windows, labels, List.of(), machines);
    int known = MACHINES - TESTED;
    return List.of(
        all.subset(IntStream.range(0, rows).filter(r -> machines[r] < known).toArray()),
        all.subset(IntStream.range(0, rows).filter(r -> machines[r] >= known).toArray()));
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
      throw new IllegalStateException("networks are trained without Spark");
    }

    @Override
    public void progress(double done, double total) {}

    @Override
    public void metric(String name, double value, long step) {}

    @Override
    public void checkCancelled() {}
  }
}
