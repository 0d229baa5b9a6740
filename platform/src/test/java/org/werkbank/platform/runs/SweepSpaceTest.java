package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.runs.SweepSpace.Between;
import org.werkbank.platform.runs.SweepSpace.Values;

class SweepSpaceTest {
  @Test
  void gridHoldsEveryCombinationOnce() {
    SweepSpace space =
        space("depth", new Values(List.of(3L, 6L)), "rate", new Values(List.of(0.1, 0.2, 0.3)));

    assertThat(space.combinations()).isEqualTo(6);
    assertThat(space.grid())
        .containsExactly(
            Map.of("depth", 3L, "rate", 0.1),
            Map.of("depth", 3L, "rate", 0.2),
            Map.of("depth", 3L, "rate", 0.3),
            Map.of("depth", 6L, "rate", 0.1),
            Map.of("depth", 6L, "rate", 0.2),
            Map.of("depth", 6L, "rate", 0.3));
  }

  @Test
  void drawsStayInTheirRangeAndRepeatWithTheirSeed() {
    SweepSpace space =
        space(
            "trees",
            new Between(10, 500, false, true),
            "rate",
            new Between(0.001, 1, true, false),
            "engine",
            new Values(List.of("a", "b")));

    List<Map<String, Object>> drawn = space.random(200, 7);

    assertThat(drawn).hasSize(200).doesNotHaveDuplicates();
    assertThat(drawn)
        .allSatisfy(
            one -> {
              assertThat((Long) one.get("trees")).isBetween(10L, 500L);
              assertThat((Double) one.get("rate")).isBetween(0.001, 1.0);
            });
    assertThat(space.random(200, 7)).isEqualTo(drawn);
    assertThat(space.random(200, 8)).isNotEqualTo(drawn);
  }

  @Test
  void onALogScaleEveryFactorIsAsLikely() {
    List<Map<String, Object>> drawn =
        space("rate", new Between(0.001, 1, true, false)).random(3000, 1);

    long below = drawn.stream().filter(one -> (Double) one.get("rate") < 0.0316).count();
    // half of the decades lie below; 99.99 % of such counts lie within 4 sd = 4 sqrt(n) / 2
    assertThat(below)
        .isBetween(
            drawn.size() / 2 - 2 * (long) Math.sqrt(drawn.size()),
            drawn.size() / 2 + 2 * (long) Math.sqrt(drawn.size()));
  }

  @Test
  void endsOfWholeNumbersAreAsLikelyAsTheOthers() {
    SweepSpace space =
        space("depth", new Between(1, 3, false, true), "x", new Between(0, 1, false, false));

    List<Map<String, Object>> drawn = space.random(3000, 1);

    for (long depth = 1; depth <= 3; depth++) {
      Object wanted = depth;
      assertThat(drawn.stream().filter(one -> one.get("depth").equals(wanted)).count())
          .isBetween(900L, 1100L);
    }
  }

  @Test
  void smallSpaceGivesFewerVariantsThanAskedFor() {
    assertThat(space("depth", new Between(1, 3, false, true)).random(50, 1)).hasSize(3);
  }

  private static SweepSpace space(Object... namesAndAxes) {
    Map<String, SweepSpace.Axis> axes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndAxes.length; i += 2) {
      axes.put((String) namesAndAxes[i], (SweepSpace.Axis) namesAndAxes[i + 1]);
    }
    return new SweepSpace(axes);
  }
}
