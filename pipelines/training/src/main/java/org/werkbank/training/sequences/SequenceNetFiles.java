package org.werkbank.training.sequences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ensemble as two files. {@code sequence.json} says how large the networks are, where in a row
 * the numbers of a window lie and how they are scaled; {@code weights.f32} holds the weights of one
 * member after the other in the order of {@link Design#tensors()}, as little-endian floats (numpy:
 * {@code np.fromfile(f, "<f4")}).
 */
final class SequenceNetFiles {
  private static final String SHAPES = "sequence.json";
  private static final String WEIGHTS = "weights.f32";
  private static final String FORMAT = "werkbank-sequence-net/1";
  private static final int MOST_MEMBERS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SequenceNetFiles() {}

  private record Shapes(
      String format,
      Network network,
      int units,
      int dense,
      int members,
      List<String> channels,
      int[][] columns,
      double[] mean,
      double[] deviation,
      double labelMean,
      double labelDeviation) {}

  static Map<String, byte[]> write(SequenceNet net) {
    Design design = net.members().get(0).design();
    Shapes shapes =
        new Shapes(
            FORMAT,
            design.network(),
            design.units(),
            design.dense(),
            net.members().size(),
            net.layout().channels(),
            net.layout().columns(),
            net.inputs().mean(),
            net.inputs().deviation(),
            net.labels().mean()[0],
            net.labels().deviation()[0]);
    ByteBuffer weights =
        ByteBuffer.allocate(Math.toIntExact(net.parameterCount() * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (Weights member : net.members()) {
      for (float[] tensor : member.tensors()) {
        for (float weight : tensor) {
          weights.putFloat(weight);
        }
      }
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try {
      parts.put(SHAPES, JSON.writeValueAsBytes(shapes));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("shapes are always JSON", e);
    }
    parts.put(WEIGHTS, weights.array());
    return parts;
  }

  static SequenceNet read(Map<String, byte[]> parts) {
    byte[] json = parts.get(SHAPES);
    byte[] bytes = parts.get(WEIGHTS);
    if (json == null || bytes == null) {
      throw new IllegalArgumentException("an ensemble is made of " + SHAPES + " and " + WEIGHTS);
    }
    Shapes shapes;
    try {
      shapes = JSON.readValue(json, Shapes.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(SHAPES + " cannot be read: " + e.getMessage(), e);
    }
    check(shapes);
    Layout layout = new Layout(shapes.channels(), shapes.columns());
    Design design =
        new Design(
            shapes.network(),
            layout.steps(),
            layout.channels().size(),
            shapes.units(),
            shapes.dense());
    // before anything is allocated by what a file claims
    long floats = design.parameters() * shapes.members();
    if (floats * Float.BYTES != bytes.length) {
      throw new IllegalArgumentException(
          WEIGHTS + " has " + bytes.length + " bytes, but the networks need " + floats + " floats");
    }
    ByteBuffer weights = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Weights> members = new ArrayList<>();
    for (int m = 0; m < shapes.members(); m++) {
      members.add(
          new Weights(design, design.tensors().stream().map(s -> floats(weights, s)).toList()));
    }
    return new SequenceNet(
        layout,
        new Scaling(shapes.mean(), shapes.deviation()),
        new Scaling(new double[] {shapes.labelMean()}, new double[] {shapes.labelDeviation()}),
        members);
  }

  private static void check(Shapes shapes) {
    if (!FORMAT.equals(shapes.format())) {
      throw new IllegalArgumentException(SHAPES + " has format " + shapes.format());
    }
    if (shapes.members() < 1 || shapes.members() > MOST_MEMBERS) {
      throw new IllegalArgumentException("an ensemble has 1 to " + MOST_MEMBERS + " members");
    }
    if (shapes.channels() == null
        || shapes.columns() == null
        || shapes.mean() == null
        || shapes.deviation() == null) {
      throw new IllegalArgumentException(SHAPES + " lacks a list");
    }
    int channels = shapes.channels().size();
    boolean fits =
        shapes.columns().length > 0
            && Arrays.stream(shapes.columns()).allMatch(step -> step.length == channels)
            && shapes.mean().length == channels
            && shapes.deviation().length == channels;
    if (!fits) {
      throw new IllegalArgumentException(SHAPES + " has lists of different lengths");
    }
  }

  private static float[] floats(ByteBuffer buffer, int[] shape) {
    float[] values = new float[Math.toIntExact(Design.size(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getFloat();
    }
    return values;
  }
}
