package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DenseNetTest {
  /** By hand: hidden = relu(1*2 - 1, 1*0 - 3) = (1, 0), out = softmax(1 + 0, 3). */
  private static final DenseNet NET =
      new DenseNet(
          List.of(
              new DenseLayer(
                  2, 2, Activation.RELU, new double[] {2, 0, 0, -1}, new double[] {-1, 0}),
              new DenseLayer(
                  2, 2, Activation.SOFTMAX, new double[] {1, 3, 5, 5}, new double[] {0, 0})));

  @Test
  void multipliesAsByHand() {
    double[] answer = NET.predict(new double[] {1, 3});

    assertThat(answer[1]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-15));
    assertThat(answer[0] + answer[1]).isCloseTo(1, within(1e-15));
  }

  @Test
  void writesShapesAsJsonAndWeightsAsLittleEndianDoubles() {
    Map<String, byte[]> parts = NET.parts();

    assertThat(new String(parts.get("net.json"), StandardCharsets.UTF_8))
        .contains("\"format\":\"werkbank-dense-net/1\"", "\"activation\":\"relu\"");
    assertThat(parts.get("weights.f64")).hasSize(12 * 8);
    assertThat(ByteBuffer.wrap(parts.get("weights.f64")).order(ByteOrder.LITTLE_ENDIAN).getDouble())
        .isEqualTo(2.0);
  }

  @Test
  void survivesLargeSumsAndIsUntouchedByItsCallers() {
    double[] row = {1000, 1000};

    assertThat(NET.predict(row)).containsExactly(0.0, 1.0);
    assertThat(row).containsExactly(1000, 1000);
  }

  @Test
  void refusesFilesThatDoNotFitTogether() {
    DenseNetReader reader = new DenseNetReader();
    Map<String, byte[]> parts = new HashMap<>(NET.parts());

    parts.put("weights.f64", new byte[8]);
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("need 12 doubles");
    parts.put("net.json", wide(1 << 20));
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("8 bytes");
    parts.put("net.json", wide(2_000_000_000));
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("1 to 1048576");
    parts.put("net.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("format null");
    parts.put("net.json", new byte[] {1});
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("cannot be read");
    parts.remove("net.json");
    assertThatThrownBy(() -> reader.read(parts)).hasMessageContaining("net.json");
    assertThatThrownBy(() -> NET.predict(new double[3])).hasMessageContaining("takes 2 cells");
  }

  private static byte[] wide(int width) {
    return """
        {"format":"werkbank-dense-net/1",
         "layers":[{"inputs":%1$d,"outputs":%1$d,"activation":"relu"}]}
        """
        .formatted(width)
        .getBytes(StandardCharsets.UTF_8);
  }
}
