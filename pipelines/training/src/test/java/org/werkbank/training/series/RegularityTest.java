package org.werkbank.training.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Frames;

class RegularityTest {
  private static final FrameColumn MACHINE =
      Frames.texts("machine", ColumnRole.GROUP, "a", "b", "a", "b", "a", "b");

  @Test
  void findsNothingInSeriesThatAreMixedInTheFileButInOrder() {
    Regularity found = of(1, 10, 2, 11, 3, 12);

    assertThat(found).isEqualTo(new Regularity(0, 0, 4, 0, 0));
  }

  @Test
  void countsRowsBehindALaterOneOfTheirSeriesAndNamesTheFirst() {
    Regularity found = of(1, 10, 3, 11, 2, 12);

    assertThat(found.behind()).isEqualTo(1);
    assertThat(found.firstBehind()).isEqualTo(5);
    assertThat(found.uneven()).isZero();
  }

  @Test
  void countsStepsThatAreNotTheUsualAndNamesTheRowBehindTheFirst() {
    Regularity found = of(1, 10, 2, 11, 3, 14);

    assertThat(found.uneven()).isEqualTo(1);
    assertThat(found.firstUneven()).isEqualTo(6);
  }

  @Test
  void aDayThatEndsWithItsOwnDateAtMidnightIsFound() {
    FrameColumn time =
        Frames.texts(
            "date",
            ColumnRole.TIME,
            "01/01/2018 23:30",
            "01/01/2018 23:45",
            "01/01/2018 00:00",
            "02/01/2018 00:15");

    Regularity found = Regularity.of(Frames.of(4, time)).orElseThrow();

    assertThat(found.firstBehind()).isEqualTo(3);
  }

  @Test
  void saysNothingWithoutATime() {
    assertThat(Regularity.of(Frames.of(6, MACHINE))).isEmpty();
  }

  private static Regularity of(double... times) {
    return Regularity.of(Frames.of(6, MACHINE, Frames.numbers("t", ColumnRole.TIME, times)))
        .orElseThrow();
  }
}
