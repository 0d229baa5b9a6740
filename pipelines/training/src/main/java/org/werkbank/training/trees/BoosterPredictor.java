package org.werkbank.training.trees;

import biz.k11i.xgboost.gbm.GBTree;
import biz.k11i.xgboost.tree.RegTree;
import biz.k11i.xgboost.util.FVec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.werkbank.training.api.ClassWeights;
import org.werkbank.training.api.Predictor;

/**
 * XGBoost models scored in plain Java, without native code. One booster for a regression, a binary
 * task or a softmax; one per class for a forest of several classes.
 */
final class BoosterPredictor implements Predictor {
  static final String KIND = "xgboost";
  static final String OUTPUT = "output.txt";

  /** One number a line; absent when all classes counted the same. */
  static final String WEIGHTS = "class-weights.txt";

  /** What the booster's figures mean. */
  enum Output {
    /** The value itself. */
    VALUE,
    /** Probability of the second class; the first has the rest. */
    SECOND_CLASS,
    /** One probability per class. */
    ALL_CLASSES,
    /** One booster per class, each with the share of its class; scaled to sum 1. */
    ONE_PER_CLASS
  }

  private final Output output;
  private final ClassWeights balance;
  private final List<byte[]> models;
  private final List<biz.k11i.xgboost.Predictor> boosters;
  private final long nodes;

  /**
   * @param balance what the classes counted in training, undone in the answers
   */
  BoosterPredictor(Output output, ClassWeights balance, List<byte[]> models) {
    this.output = output;
    this.balance = balance;
    this.models = List.copyOf(models);
    this.boosters = models.stream().map(BoosterPredictor::load).toList();
    this.nodes = boosters.stream().mapToLong(BoosterPredictor::nodes).sum();
  }

  private static biz.k11i.xgboost.Predictor load(byte[] model) {
    try {
      return new biz.k11i.xgboost.Predictor(new ByteArrayInputStream(model));
    } catch (IOException e) {
      throw new UncheckedIOException("not a model of XGBoost", e);
    }
  }

  private static long nodes(biz.k11i.xgboost.Predictor booster) {
    long count = 0;
    for (RegTree[] group : ((GBTree) booster.getBooster()).getGroupedTrees()) {
      for (RegTree tree : group) {
        count += tree.getNodes().length;
      }
    }
    return count;
  }

  @Override
  public double[] predict(double[] row) {
    double[] found = raw(row);
    return balance.areEqual() ? found : balance.undo(found);
  }

  private double[] raw(double[] row) {
    FVec cells = FVec.Transformer.fromArray(floats(row), false);
    return switch (output) {
      case VALUE -> new double[] {boosters.get(0).predictSingle(cells)};
      case SECOND_CLASS -> {
        double p = probability(boosters.get(0).predictSingle(cells));
        yield new double[] {1 - p, p};
      }
      case ALL_CLASSES -> scaled(boosters.get(0).predict(cells));
      case ONE_PER_CLASS -> {
        float[] shares = new float[boosters.size()];
        for (int i = 0; i < shares.length; i++) {
          shares[i] = boosters.get(i).predictSingle(cells);
        }
        yield scaled(shares);
      }
    };
  }

  // the native library computes with floats; rounding here keeps both on the same side of a split
  private static float[] floats(double[] row) {
    float[] cells = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      cells[i] = (float) row[i];
    }
    return cells;
  }

  private static double probability(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double[] scaled(float[] shares) {
    double[] result = new double[shares.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      result[i] = probability(shares[i]);
      sum += result[i];
    }
    for (int i = 0; i < shares.length; i++) {
      result[i] = sum > 0 ? result[i] / sum : 1.0 / shares.length;
    }
    return result;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(OUTPUT, output.name().getBytes(StandardCharsets.UTF_8));
    if (!balance.areEqual()) {
      parts.put(WEIGHTS, text(balance).getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < models.size(); i++) {
      parts.put(name(i), models.get(i));
    }
    return parts;
  }

  private static String text(ClassWeights balance) {
    return Arrays.stream(balance.weights())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  static String name(int index) {
    return "booster-%03d.xgb".formatted(index);
  }

  @Override
  public long parameterCount() {
    return nodes;
  }
}
