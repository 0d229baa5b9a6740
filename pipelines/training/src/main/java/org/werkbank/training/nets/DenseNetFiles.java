package org.werkbank.training.nets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as two files. {@code net.json} names the layers with their shapes and activations;
 * {@code weights.f64} holds, for each layer, its inputs x outputs weights row by row and then its
 * biases, as little-endian doubles (numpy: {@code np.fromfile(f, "<f8")}).
 */
final class DenseNetFiles {
  private static final String SHAPES = "net.json";
  private static final String WEIGHTS = "weights.f64";
  private static final String FORMAT = "werkbank-dense-net/1";
  private static final int WIDEST = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private DenseNetFiles() {}

  private record Shape(int inputs, int outputs, Activation activation) {
    Shape {
      if (inputs < 1 || outputs < 1 || inputs > WIDEST || outputs > WIDEST || activation == null) {
        throw new IllegalArgumentException(
            "a layer has 1 to " + WIDEST + " inputs and outputs and an activation");
      }
    }

    long doubles() {
      return (inputs + 1L) * outputs;
    }
  }

  private record Shapes(String format, List<Shape> layers) {}

  static Map<String, byte[]> write(DenseNet net) {
    List<Shape> shapes =
        net.layers().stream().map(l -> new Shape(l.inputs(), l.outputs(), l.activation())).toList();
    ByteBuffer weights =
        ByteBuffer.allocate(Math.toIntExact(net.parameterCount() * Double.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (DenseLayer layer : net.layers()) {
      for (double weight : layer.weights()) {
        weights.putDouble(weight);
      }
      for (double bias : layer.biases()) {
        weights.putDouble(bias);
      }
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try {
      parts.put(SHAPES, JSON.writeValueAsBytes(new Shapes(FORMAT, shapes)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("shapes are always JSON", e);
    }
    parts.put(WEIGHTS, weights.array());
    return parts;
  }

  static DenseNet read(Map<String, byte[]> parts) {
    byte[] json = parts.get(SHAPES);
    byte[] bytes = parts.get(WEIGHTS);
    if (json == null || bytes == null) {
      throw new IllegalArgumentException("a network is made of " + SHAPES + " and " + WEIGHTS);
    }
    Shapes shapes;
    try {
      shapes = JSON.readValue(json, Shapes.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(SHAPES + " cannot be read: " + e.getMessage(), e);
    }
    if (!FORMAT.equals(shapes.format())) {
      throw new IllegalArgumentException(SHAPES + " has format " + shapes.format());
    }
    // before anything is allocated by what a file claims
    long doubles = shapes.layers().stream().mapToLong(Shape::doubles).sum();
    if (doubles * Double.BYTES != bytes.length) {
      throw new IllegalArgumentException(
          WEIGHTS + " has " + bytes.length + " bytes, but the layers need " + doubles + " doubles");
    }
    ByteBuffer weights = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<DenseLayer> layers = new ArrayList<>();
    for (Shape shape : shapes.layers()) {
      layers.add(
          new DenseLayer(
              shape.inputs(),
              shape.outputs(),
              shape.activation(),
              doubles(weights, shape.inputs() * shape.outputs()),
              doubles(weights, shape.outputs())));
    }
    return new DenseNet(layers);
  }

  private static double[] doubles(ByteBuffer buffer, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = buffer.getDouble();
    }
    return values;
  }
}
