import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the seeded table that a pipeline and its peer learn from as CSV, so that both see the very
 * same numbers. Run as a single source file: {@code BenchTables KIND FILE ROWS}. Kinds:
 *
 * <ul>
 *   <li>{@code binary}, {@code value}, {@code classes}: 20 columns with interactions, steps and
 *       noise, and a label of two classes, a number or four classes
 *   <li>{@code normal}: 52 columns driven by 8 hidden ones; the label is 1 where, in the last
 *       quarter alone, some sensors left their relation to the others
 *   <li>{@code batches}: as {@code binary}, with the batch of the row before the label
 * </ul>
 */
public final class BenchTables {
  private static final int COLUMNS = 20;
  private static final int SENSORS = 52;
  private static final int HIDDEN = 8;
  private static final int BATCH = 25;
  private static final double TRAIN_SHARE = 0.75;

  public static void main(String[] arguments) throws IOException {
    String kind = arguments[0];
    int rows = Integer.parseInt(arguments[2]);
    Random random = new Random(7);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      if (kind.equals("normal")) {
        plant(out, rows, random);
      } else {
        parts(out, kind, rows, random);
      }
    }
  }

  private static void parts(BufferedWriter out, String kind, int rows, Random random)
      throws IOException {
    StringBuilder line = header(COLUMNS);
    out.write(line.append(kind.equals("batches") ? "batch,label\n" : "label\n").toString());
    double temper = 0;
    for (int r = 0; r < rows; r++) {
      line.setLength(0);
      if (r % BATCH == 0) {
        temper = random.nextGaussian();
      }
      double[] x = new double[COLUMNS];
      for (int i = 0; i < COLUMNS; i++) {
        boolean isOfBatch = kind.equals("batches") && i < 5;
        x[i] = random.nextGaussian() + (isOfBatch ? temper : 0);
        line.append(cell(x[i]));
      }
      double logit =
          x[0] * x[1]
              + 1.2 * Math.sin(2 * x[2])
              + (x[3] > 0.5 ? 1.5 : -0.5)
              + 0.8 * x[4]
              - 0.6 * x[5] * x[5]
              + 0.5 * x[6] * x[7] * x[8];
      if (kind.equals("batches")) {
        line.append(r / BATCH).append(',');
      }
      line.append(label(kind, logit, random)).append('\n');
      out.write(line.toString());
    }
  }

  private static String label(String kind, double logit, Random random) {
    if (kind.equals("value")) {
      return String.format(Locale.ROOT, "%.5f", logit + 0.5 * random.nextGaussian());
    }
    if (kind.equals("classes")) {
      double noisy = logit + 0.5 * random.nextGaussian();
      return noisy < -1.5 ? "0" : noisy < 0 ? "1" : noisy < 1.5 ? "2" : "3";
    }
    return random.nextDouble() < 1 / (1 + Math.exp(-1.5 * logit)) ? "1" : "0";
  }

  private static void plant(BufferedWriter out, int rows, Random random) throws IOException {
    double[][] mix = new double[SENSORS][HIDDEN];
    for (double[] sensor : mix) {
      for (int h = 0; h < HIDDEN; h++) {
        sensor[h] = random.nextGaussian() / Math.sqrt(HIDDEN);
      }
    }
    StringBuilder line = header(SENSORS);
    out.write(line.append("label\n").toString());
    for (int r = 0; r < rows; r++) {
      line.setLength(0);
      double[] hidden = random.doubles(HIDDEN, -2, 2).toArray();
      boolean isFault = r >= TRAIN_SHARE * rows && r % 2 == 1;
      for (int s = 0; s < SENSORS; s++) {
        double value = 0;
        for (int h = 0; h < HIDDEN; h++) {
          value += mix[s][h] * Math.tanh(hidden[h]);
        }
        boolean isLoose = isFault && s < 4;
        double own = random.nextGaussian();
        line.append(cell(isLoose ? 0.5 * own : value + 0.25 * own));
      }
      out.write(line.append(isFault ? "1\n" : "0\n").toString());
    }
  }

  private static StringBuilder header(int columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      line.append('f').append(i).append(',');
    }
    return line;
  }

  private static String cell(double value) {
    return String.format(Locale.ROOT, "%.5f,", value);
  }
}
