package org.werkbank.training.trees;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.werkbank.training.api.Predictor;

/** A forest of Spark, kept as JSON and scored in plain Java. */
final class TreePredictor implements Predictor {
  static final String KIND = "tree-ensemble";
  static final String PART = "trees.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TreeEnsemble trees;

  TreePredictor(TreeEnsemble trees) {
    this.trees = trees;
  }

  static TreePredictor read(byte[] part) {
    try {
      return new TreePredictor(JSON.readValue(part, TreeEnsemble.class));
    } catch (IOException e) {
      throw new UncheckedIOException("not a forest", e);
    }
  }

  @Override
  public double[] predict(double[] row) {
    return trees.predict(row);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    try {
      return Map.of(PART, JSON.writeValueAsBytes(trees));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trees are plain numbers", e);
    }
  }

  @Override
  public long parameterCount() {
    return trees.feature().length;
  }
}
