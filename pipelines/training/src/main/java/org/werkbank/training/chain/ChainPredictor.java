package org.werkbank.training.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.StagedPredictor;

/** One model for each station; the last one answers when nobody asks for another. */
final class ChainPredictor implements StagedPredictor {
  static final String KIND = "chain";
  static final String PART = "chain.json";
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** The file that says which parts belong to which station. */
  record Description(Stations stations, List<String> kinds) {}

  private final Stations stations;
  private final List<Predictor> models;

  ChainPredictor(Stations stations, List<Predictor> models) {
    this.stations = stations;
    this.models = List.copyOf(models);
    if (models.size() != stations.size()) {
      throw new IllegalArgumentException(
          models.size() + " models, " + stations.size() + " stations");
    }
  }

  @Override
  public List<String> stages() {
    return stations.names();
  }

  @Override
  public double[] predictAt(int stage, double[] row) {
    return models.get(stage).predict(Arrays.copyOf(row, stations.ends().get(stage)));
  }

  @Override
  public double[] predict(double[] row) {
    return predictAt(stations.size() - 1, row);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    Map<String, byte[]> parts = new TreeMap<>();
    try {
      parts.put(
          PART,
          JSON.writeValueAsBytes(
              new Description(stations, models.stream().map(Predictor::kind).toList())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names and numbers can be written", e);
    }
    for (int s = 0; s < models.size(); s++) {
      String prefix = prefix(s);
      models.get(s).parts().forEach((name, bytes) -> parts.put(prefix + name, bytes));
    }
    return parts;
  }

  /** What the names of a station's parts begin with. */
  static String prefix(int station) {
    return "station-%02d.".formatted(station);
  }

  @Override
  public long parameterCount() {
    return models.stream().mapToLong(Predictor::parameterCount).sum();
  }
}
