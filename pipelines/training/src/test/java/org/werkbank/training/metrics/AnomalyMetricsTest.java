package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Evaluation.Factor;
import org.werkbank.contract.Evaluation.Value;

class AnomalyMetricsTest {
  /** Three groups: a quiet one, one with a valve fault and one with a drift. */
  private static final Watched THREE =
      EpisodeTest.side(
          EpisodeTest.watched("0000000000", "0100000000"),
          EpisodeTest.watched("0000111111", "0001001111"),
          EpisodeTest.watched("0000022222", "0000000010"));

  private static final int[] GROUPS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2
  };

  @Test
  void countsAsByHand() {
    Map<String, Value> all = new AnomalyMetrics(THREE, 2, 1, GROUPS).all(Set.of("drift"));

    assertThat(all.get("false_alarm_rate").value()).isEqualTo(2.0 / 19);
    assertThat(all.get("false_alarm_rate_quiet").value()).isEqualTo(0.1);
    // the valve in 4 of 6 rows, the drift in 1 of 5
    assertThat(all.get("detection_rate").value()).isCloseTo((4.0 / 6 + 1.0 / 5) / 2, within(1e-12));
    assertThat(all.get("detection_rate_without_apart").value()).isCloseTo(4.0 / 6, within(1e-12));
    // the valve after two rows, the drift never
    assertThat(all).doesNotContainKey("detection_delay");
  }

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrder() {
    Watched watched =
        new Watched(
            new double[] {0.1, 3, 1, 5},
            new int[] {0, 0, 1, 1},
            List.of("f"),
            List.of(new int[] {0, 1, 2, 3}));

    // 1 beats 0.1 but not 3; 5 beats both
    assertThat(new AnomalyMetrics(watched, 1, 1, null).all(Set.of()).get("roc_auc").value())
        .isCloseTo(0.75, within(1e-12));
  }

  @Test
  void intervalsOverGroupsHoldTheValueAndAreWiderThanAPoint() {
    Map<String, Value> all = new AnomalyMetrics(THREE, 2, 1, GROUPS).all(Set.of());

    assertThat(all.get("detection_rate"))
        .satisfies(v -> assertThat(v.low()).isLessThan(v.value()))
        .satisfies(v -> assertThat(v.high()).isGreaterThan(v.value()));
  }

  @Test
  void tellsEachKindApartAndLeavesOutTheDelayOfWhatWasNeverFound() {
    List<Factor> factors = new AnomalyMetrics(THREE, 2, 1, GROUPS).factors("fine");

    assertThat(factors).extracting(Factor::name).containsExactly("fine", "valve", "drift");
    assertThat(factors).extracting(Factor::n).containsExactly(19L, 6L, 5L);
    assertThat(factors.get(0).metrics()).containsOnlyKeys("false_alarm_rate");
    assertThat(factors.get(1).metrics().get("detection_delay")).isEqualTo(new Value(2, 2, 2));
    assertThat(factors.get(2).metrics()).containsOnlyKeys("detection_rate");
  }

  @Test
  void sameSeedSameIntervals() {
    assertThat(new AnomalyMetrics(THREE, 2, 5, GROUPS).all(Set.of()))
        .isEqualTo(new AnomalyMetrics(THREE, 2, 5, GROUPS).all(Set.of()));
  }

  @Test
  void neighboursAreDrawnTogetherWhereThereIsOneGroup() {
    // 40 rows of a fault found, 40 not: as rows the share would be known to +-0.11
    Watched watched =
        EpisodeTest.watched(
            "0".repeat(20) + "1".repeat(80), "0".repeat(20) + "1".repeat(40) + "0".repeat(40));

    Value rate =
        new AnomalyMetrics(watched, 1, 1, null)
            .factors("fine")
            .get(1)
            .metrics()
            .get("detection_rate");

    assertThat(rate.high() - rate.low()).isGreaterThan(0.5);
  }

  @Test
  void withoutAnyFaultThereAreFalseAlarmsAlone() {
    Watched watched = EpisodeTest.watched("0000000000", "0100000000");

    assertThat(new AnomalyMetrics(watched, 2, 1, null).all(Set.of()))
        .containsOnlyKeys("false_alarm_rate");
  }

  @Test
  void refusesScoresThatAreNoNumbers() {
    assertThatThrownBy(
            () ->
                new Watched(
                    new double[] {Double.NaN}, new int[] {0}, List.of(), List.of(new int[] {0})))
        .hasMessageContaining("row 0");
  }
}
