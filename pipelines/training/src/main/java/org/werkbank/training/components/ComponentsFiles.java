package org.werkbank.training.components;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Components as two files. {@code components.json} holds the shape and the usual heights of T2 and
 * SPE; {@code components.f64} the means, the variances and then the directions one by one, as
 * little-endian doubles (numpy: {@code np.fromfile(f, "<f8")}).
 */
final class ComponentsFiles {
  private static final String SHAPE = "components.json";
  private static final String NUMBERS = "components.f64";
  private static final String FORMAT = "werkbank-components/1";
  private static final int WIDEST = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ComponentsFiles() {}

  private record Shape(
      String format, int columns, int components, double usualWithin, double usualOff) {}

  static Map<String, byte[]> write(ComponentsPredictor predictor) {
    Components components = predictor.components();
    int columns = components.means().length;
    Shape shape =
        new Shape(
            FORMAT, columns, components.count(), predictor.usualWithin(), predictor.usualOff());
    ByteBuffer numbers = ByteBuffer.allocate(Math.toIntExact(bytes(shape)));
    numbers.order(ByteOrder.LITTLE_ENDIAN);
    put(numbers, components.means());
    put(numbers, components.variances());
    for (double[] direction : components.directions()) {
      put(numbers, direction);
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try {
      parts.put(SHAPE, JSON.writeValueAsBytes(shape));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a shape is always JSON", e);
    }
    parts.put(NUMBERS, numbers.array());
    return parts;
  }

  static ComponentsPredictor read(Map<String, byte[]> parts) {
    byte[] json = parts.get(SHAPE);
    byte[] bytes = parts.get(NUMBERS);
    if (json == null || bytes == null) {
      throw new IllegalArgumentException("components are made of " + SHAPE + " and " + NUMBERS);
    }
    Shape shape;
    try {
      shape = JSON.readValue(json, Shape.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(SHAPE + " cannot be read: " + e.getMessage(), e);
    }
    // before anything is allocated by what a file claims
    if (!FORMAT.equals(shape.format())
        || shape.columns() < 1
        || shape.columns() > WIDEST
        || shape.components() < 1
        || shape.components() > shape.columns()
        || bytes(shape) != bytes.length
        || !(shape.usualWithin() > 0)
        || !(shape.usualOff() >= 0)) {
      throw new IllegalArgumentException(SHAPE + " and " + NUMBERS + " do not fit together");
    }
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] means = take(numbers, shape.columns());
    double[] variances = take(numbers, shape.components());
    double[][] directions = new double[shape.components()][];
    for (int k = 0; k < directions.length; k++) {
      directions[k] = take(numbers, shape.columns());
    }
    return new ComponentsPredictor(
        new Components(means, directions, variances), shape.usualWithin(), shape.usualOff());
  }

  private static long bytes(Shape shape) {
    return Double.BYTES
        * (shape.columns() + shape.components() + (long) shape.columns() * shape.components());
  }

  private static void put(ByteBuffer buffer, double[] values) {
    for (double value : values) {
      buffer.putDouble(value);
    }
  }

  private static double[] take(ByteBuffer buffer, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = buffer.getDouble();
    }
    return values;
  }
}
