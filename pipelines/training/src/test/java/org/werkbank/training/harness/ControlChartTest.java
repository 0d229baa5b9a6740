package org.werkbank.training.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.training.metrics.Watched;

class ControlChartTest {
  @Test
  void showsAQuietGroupAndFaultyOnesFromTheBestToTheLeastDetected() {
    ControlChart chart = ControlChart.of(groups(12, 10), names(12), 6);

    assertThat(chart.tested()).isEqualTo(12);
    assertThat(chart.groups()).hasSize(6);
    assertThat(chart.groups().get(0).fault()).isNull();
    assertThat(chart.groups().get(1).name()).isEqualTo("g11");
    assertThat(chart.groups().subList(1, 6))
        .extracting(ControlChart.Group::out)
        .containsExactly(1.0, 5.0 / 6, 0.5, 1.0 / 3, 1.0 / 6);
    assertThat(chart.groups().get(1).onset()).isEqualTo(4);
  }

  @Test
  void sumsUpNeighboursWhenThereAreManyRows() {
    double[] excess = new double[1000];
    for (int i = 0; i < excess.length; i++) {
      excess[i] = i % 2 == 0 ? 0.25 : 4;
    }
    Watched watched =
        new Watched(excess, new int[1000], List.of(), List.of(IntStream.range(0, 1000).toArray()));

    List<ControlChart.Point> points =
        ControlChart.of(watched, List.of(), 6).groups().get(0).points();

    assertThat(points).hasSizeBetween(100, 160);
    assertThat(points.get(1).row()).isEqualTo(7);
    assertThat(points.get(0).low()).isEqualTo(0.25);
    assertThat(points.get(0).high()).isEqualTo(4);
    // seven rows, four of them a quarter: 4^(-1/7)
    assertThat(points.get(0).mean()).isCloseTo(Math.pow(4, -1.0 / 7), within(1e-12));
  }

  /**
   * The first group is normal, the others have faults from row 4 on, found the better the later.
   */
  private static Watched groups(int groups, int rows) {
    double[] excess = new double[groups * rows];
    int[] kinds = new int[groups * rows];
    List<int[]> histories = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int first = g * rows;
      histories.add(IntStream.range(first, first + rows).toArray());
      for (int i = 4; i < rows && g > 0; i++) {
        kinds[first + i] = 1;
        excess[first + i] = (i - 4) * 2 < g ? 3 : 0;
      }
    }
    return new Watched(excess, kinds, List.of("f"), histories);
  }

  private static List<String> names(int groups) {
    return IntStream.range(0, groups).mapToObj(g -> "g" + g).toList();
  }
}
