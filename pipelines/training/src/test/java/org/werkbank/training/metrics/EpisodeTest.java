package org.werkbank.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpisodeTest {
  private static final List<String> FAULTS = List.of("valve", "drift");

  @Test
  void countsFromTheOnsetToTheFirstOfTheRowsThatRaiseTheAlarm() {
    // onset at 2; above the limit at 3, 5, 6, 7: the run of three begins at 5
    Watched watched = watched("0011111111", "0001011100");

    assertThat(Episode.of(watched, 3)).containsExactly(new Episode(1, 2, 3));
    assertThat(Episode.of(watched, 1)).containsExactly(new Episode(1, 2, 1));
  }

  @Test
  void findsNothingWhenTheRunIsTooShortOrEndsAfterTheFault() {
    Watched watched = watched("0011100000", "0000111111");

    assertThat(Episode.of(watched, 2)).containsExactly(new Episode(1, 2, Double.POSITIVE_INFINITY));
  }

  @Test
  void doesNotCountAlarmsFromBeforeTheOnset() {
    Watched watched = watched("000111", "111111");

    assertThat(Episode.of(watched, 3)).containsExactly(new Episode(1, 3, 0));
  }

  @Test
  void tellsKindsAndReturningFaultsApart() {
    Watched watched = watched("0110220110", "0110010010");

    assertThat(Episode.of(watched, 1))
        .containsExactly(new Episode(1, 1, 0), new Episode(2, 4, 1), new Episode(1, 7, 1));
  }

  @Test
  void followsTheOrderOfTimeWithinEachGroup() {
    double[] excess = {2, 0, 2, 0, 2, 2};
    int[] kinds = {1, 1, 1, 0, 1, 0};
    // in time the first group is rows 3, 1, 4 and the second 5, 2, 0
    Watched watched =
        new Watched(excess, kinds, FAULTS, List.of(new int[] {3, 1, 4}, new int[] {5, 2, 0}));

    assertThat(Episode.of(watched, 1)).containsExactly(new Episode(1, 1, 1), new Episode(1, 2, 0));
  }

  @Test
  void takesTheMedianWithWhatIsNeverFoundAsTheLatest() {
    double never = Double.POSITIVE_INFINITY;
    List<Episode> odd =
        List.of(new Episode(1, 0, 7), new Episode(1, 1, never), new Episode(1, 2, 3));
    List<Episode> lost = List.of(new Episode(1, 0, 7), new Episode(1, 1, never));

    assertThat(Episode.medianDelay(odd, new int[] {1, 1, 1})).isEqualTo(7);
    assertThat(Episode.medianDelay(odd, new int[] {1, 0, 1})).isEqualTo(5);
    assertThat(Episode.medianDelay(odd, new int[] {0, 0, 4})).isEqualTo(3);
    assertThat(Episode.medianDelay(lost, new int[] {1, 1})).isNaN();
    assertThat(Episode.medianDelay(lost, new int[] {0, 0})).isNaN();
  }

  /** One history from digits: the kind of each row, and 1 where it is above the limit. */
  static Watched watched(String kinds, String above) {
    return new Watched(
        above.chars().mapToDouble(c -> c == '1' ? 2 : 0.5).toArray(),
        kinds.chars().map(c -> c - '0').toArray(),
        FAULTS,
        List.of(IntStream.range(0, kinds.length()).toArray()));
  }

  static Watched side(Watched... parts) {
    int[] ends = new int[parts.length];
    List<int[]> histories =
        IntStream.range(0, parts.length)
            .mapToObj(
                p -> {
                  int before = p == 0 ? 0 : ends[p - 1];
                  ends[p] = before + parts[p].size();
                  return IntStream.range(before, ends[p]).toArray();
                })
            .toList();
    return new Watched(
        Arrays.stream(parts).flatMapToDouble(w -> Arrays.stream(w.excess())).toArray(),
        Arrays.stream(parts).flatMapToInt(w -> Arrays.stream(w.kinds())).toArray(),
        FAULTS,
        histories);
  }
}
