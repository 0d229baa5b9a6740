package ${package};

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;

/** Reads the table of a {@link NearestMeanPredictor}; named in META-INF/services. */
public final class NearestMeanReader implements PredictorReader {
  private static final int BEFORE_MEANS = 2;

  @Override
  public String kind() {
    return NearestMeanPredictor.KIND;
  }

  @Override
  public Predictor read(Map<String, byte[]> parts) {
    byte[] table = parts.get(NearestMeanPredictor.PART);
    if (table == null) {
      throw new IllegalArgumentException(NearestMeanPredictor.PART + " is missing");
    }
    List<String> lines = new String(table, StandardCharsets.UTF_8).lines().toList();
    double[][] means = new double[lines.size()][];
    double[] priors = new double[lines.size()];
    double sharpness = 0;
    for (int c = 0; c < means.length; c++) {
      double[] cells =
          Arrays.stream(lines.get(c).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      sharpness = cells[0];
      priors[c] = cells[1];
      means[c] = Arrays.copyOfRange(cells, BEFORE_MEANS, cells.length);
    }
    return new NearestMeanPredictor(means, priors, sharpness);
  }
}
