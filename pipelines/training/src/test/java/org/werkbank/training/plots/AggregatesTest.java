package org.werkbank.training.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.Plots;
import org.werkbank.contract.Plots.Alarms;
import org.werkbank.contract.Plots.Gain;
import org.werkbank.contract.Plots.Grid;
import org.werkbank.contract.Plots.Histogram;
import org.werkbank.contract.Plots.Range;
import org.werkbank.contract.Plots.Step;

class AggregatesTest {

  @Test
  void binsOfFewRowsAreHiddenAndTheirRowsCounted() {
    double[] values = new double[39];
    Arrays.fill(values, 0, 20, 0.5);
    Arrays.fill(values, 20, 30, 1.5);
    Arrays.fill(values, 30, 39, 2.5);
    Histogram found = Bins.histogram(values, 1);
    assertThat(found.bins()).containsExactly(new Plots.Bin(0, 1, 20), new Plots.Bin(1, 2, 10));
    assertThat(found.hidden()).isEqualTo(9);
    assertThat(found.n()).isEqualTo(39);
  }

  @Test
  void nothingIsToldOfNineRowsByAnyAggregate() {
    double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(Bins.histogram(nine).bins()).isEmpty();
    assertThat(Bins.grid(nine, nine).cells()).isEmpty();
    assertThat(new Ranges(nine, nine, null).byDecile()).isEmpty();
    assertThat(new Ranges(nine, nine, null).byWidth()).isEmpty();
    Steps steps = new Steps(nine, nine, null);
    assertThat(steps.all()).isEmpty();
    assertThat(steps.recent()).isEmpty();
    assertThat(steps.profile(new int[9], 1)).isEmpty();
    LeadTimes.Machine machine = new LeadTimes.Machine(nine, nine);
    assertThat(LeadTimes.of(List.of(machine, machine), 3)).isNull();
  }

  @Test
  void widthsAreRound() {
    assertThat(Bins.width(new double[] {0, 100}, 20)).isEqualTo(5);
    assertThat(Bins.width(new double[] {0, 0.7}, 10)).isCloseTo(0.1, within(1e-12));
    assertThat(Bins.width(new double[] {4, 4}, 10)).isEqualTo(1);
    assertThat(Bins.edge(3, 0.1)).isEqualTo(0.3);
  }

  @Test
  void gridCountsPairs() {
    double[] x = new double[1000];
    double[] y = new double[1000];
    for (int i = 0; i < 1000; i++) {
      x[i] = i / 10.0;
      y[i] = i < 995 ? i / 10.0 : 0;
    }
    Grid grid = Bins.grid(x, y);
    assertThat(grid.cells()).allSatisfy(cell -> assertThat(cell.x0()).isEqualTo(cell.y0()));
    assertThat(grid.cells().stream().mapToLong(Plots.Cell::n).sum() + grid.hidden())
        .isEqualTo(1000);
    assertThat(grid.hidden()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void decilesHoldMedianQuantilesAndCoverage() {
    double[] keys = IntStream.range(0, 1000).asDoubleStream().toArray();
    double[] values = Arrays.stream(keys).map(k -> k % 100).toArray();
    boolean[] covered = new boolean[1000];
    for (int row = 0; row < 1000; row++) {
      covered[row] = row % 10 != 0;
    }
    List<Range> ranges = new Ranges(keys, values, covered).byDecile();
    assertThat(ranges).hasSize(10);
    Range first = ranges.get(0);
    assertThat(first.from()).isZero();
    assertThat(first.to()).isEqualTo(99);
    assertThat(first.n()).isEqualTo(100);
    assertThat(first.middle()).isEqualTo(49.5);
    assertThat(first.low()).isEqualTo(4.95);
    assertThat(first.high()).isEqualTo(94.05);
    assertThat(first.covered()).isEqualTo(90);
  }

  @Test
  void equalKeysShareARange() {
    double[] keys = new double[200];
    Arrays.fill(keys, 150, 200, 1);
    List<Range> ranges = new Ranges(keys, new double[200], null).byDecile();
    assertThat(ranges).extracting(Range::n).containsExactly(150L, 50L);
    assertThat(ranges.get(0).covered()).isNull();
  }

  @Test
  void fewRowsHaveAMedianButNoQuantiles() {
    double[] keys = IntStream.range(0, 12).mapToDouble(i -> 0.5).toArray();
    Range only = new Ranges(keys, keys, null).byWidth().get(0);
    assertThat(only.middle()).isEqualTo(0.5);
    assertThat(only.low()).isNull();
    assertThat(only.high()).isNull();
  }

  @Test
  void gainCountsWhatTheMostSuspiciousHold() {
    double[] scores = IntStream.range(0, 200).mapToDouble(i -> 1 - i / 200.0).toArray();
    boolean[] positive = new boolean[200];
    Arrays.fill(positive, 0, 8, true);
    positive[50] = true;
    positive[199] = true;
    Gain gain = Gains.of(scores, positive);
    assertThat(gain.positives()).isEqualTo(10);
    assertThat(gain.at().get(0)).isEqualTo(new Plots.Inspected(10, 8));
    assertThat(gain.at()).contains(new Plots.Inspected(20, 8), new Plots.Inspected(60, 9));
    assertThat(gain.at().get(gain.at().size() - 1)).isEqualTo(new Plots.Inspected(200, 10));
  }

  @Test
  void equalScoresAreFoundInAnyOrder() {
    boolean[] positive = new boolean[100];
    Arrays.fill(positive, 0, 20, true);
    Gain gain = Gains.of(new double[100], positive);
    assertThat(gain.at()).allSatisfy(at -> assertThat(at.found()).isEqualTo(at.rows() * 0.2));
  }

  @Test
  void leadTimeIsTheLifeLeftAtTheFirstWarning() {
    List<LeadTimes.Machine> machines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // warned at the third row, when 25 are left, though it recovers afterwards
      machines.add(
          new LeadTimes.Machine(
              new double[] {90, 60, 29, 40, 10}, new double[] {85, 55, 25, 9, 3}));
    }
    machines.add(new LeadTimes.Machine(new double[] {90, 80}, new double[] {40, 2}));
    machines.add(new LeadTimes.Machine(new double[] {90, 80}, new double[] {140, 120}));
    Alarms alarms = LeadTimes.of(machines, 30);
    assertThat(alarms.machines()).isEqualTo(22);
    assertThat(alarms.alarmed()).isEqualTo(20);
    assertThat(alarms.missed()).isEqualTo(1);
    assertThat(alarms.medianLead()).isEqualTo(25);
    assertThat(alarms.lead().bins()).hasSize(1);
  }

  @Test
  void stepsAreMeansOfTenRowsOrMore() {
    double[] actual = IntStream.range(0, 1000).asDoubleStream().toArray();
    double[] predicted = Arrays.stream(actual).map(a -> a + 2).toArray();
    double[] naive = Arrays.stream(actual).map(a -> a - 4).toArray();
    naive[0] = Double.NaN;
    Steps steps = new Steps(actual, predicted, naive);
    assertThat(steps.all()).hasSize(58).allSatisfy(step -> assertThat(step.n()).isEqualTo(17));
    assertThat(steps.all().get(0).naive()).isNull();
    assertThat(steps.all().get(1)).isEqualTo(new Step(17, 17, 25, 27, 2, 21.0, 4.0));
    assertThat(steps.recent()).hasSize(60);
    assertThat(steps.recent().get(59).at()).isEqualTo(990);
  }

  @Test
  void profileAveragesByPlaceInTheSeason() {
    int[] places = IntStream.range(0, 240).map(i -> i % 24).toArray();
    double[] actual = Arrays.stream(places).asDoubleStream().toArray();
    List<Step> profile = new Steps(actual, actual, null).profile(places, 24);
    assertThat(profile).hasSize(24);
    assertThat(profile.get(5)).isEqualTo(new Step(5, 10, 5, 5, 0, null, null));
  }

  @Test
  void placesOfFewRowsShareAStep() {
    int[] places = IntStream.range(0, 72).map(i -> i % 24).toArray();
    double[] actual = Arrays.stream(places).asDoubleStream().toArray();
    assertThat(new Steps(actual, actual, null).profile(places, 24))
        .hasSize(6)
        .allSatisfy(step -> assertThat(step.n()).isEqualTo(12));
  }

  @Test
  void roundedNumbersHaveFourDigits() {
    assertThat(Rounded.of(123.456)).isEqualTo(123.5);
    assertThat(Rounded.of(-0.000123456)).isEqualTo(-0.0001235);
    assertThat(Rounded.of(new SplittableRandom(1).nextDouble())).isBetween(0.0, 1.0);
  }
}
