package ${package};

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.werkbank.training.api.Predictor;

/**
 * The trained model, stored as one table that any spreadsheet opens: a line for each class with
 * sharpness, share of rows and means.
 */
final class NearestMeanPredictor implements Predictor {
  static final String KIND = "${artifactId}";
  static final String PART = "means.csv";

  private final double[][] means;
  private final double[] priors;
  private final double sharpness;

  NearestMeanPredictor(double[][] means, double[] priors, double sharpness) {
    this.means = means;
    this.priors = priors;
    this.sharpness = sharpness;
  }

  @Override
  public double[] predict(double[] row) {
    double[] scores = new double[means.length];
    for (int c = 0; c < means.length; c++) {
      double square = 0;
      for (int j = 0; j < row.length; j++) {
        square += (row[j] - means[c][j]) * (row[j] - means[c][j]);
      }
      scores[c] = Math.log(priors[c]) - sharpness * square / row.length;
    }
    double most = Arrays.stream(scores).max().orElseThrow();
    double[] weights = Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    StringBuilder table = new StringBuilder();
    for (int c = 0; c < means.length; c++) {
      table.append(sharpness).append(',').append(priors[c]).append(',');
      table.append(Arrays.stream(means[c]).mapToObj(Double::toString).collect(Collectors.joining(",")));
      table.append('\n');
    }
    return Map.of(PART, table.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long parameterCount() {
    return means.length * (means[0].length + 1L);
  }
}
