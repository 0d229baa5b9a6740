package org.werkbank.training.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.Drift;
import org.werkbank.training.data.Frames;

class ShiftedTest {
  private static final double[] EVEN = IntStream.range(0, 1000).asDoubleStream().toArray();

  @Test
  void sameRowsHaveNotMoved() {
    Drift.Of found = from(ColumnCells.numbers(EVEN), ColumnCells.numbers(EVEN));
    assertThat(found.psi()).isZero();
    assertThat(found.level()).isEqualTo(Drift.Level.NONE);
  }

  @Test
  void binsAreTheDecilesOfTheReference() {
    ReferenceColumn reference = ColumnCells.numbers(EVEN).reference("x");
    assertThat(reference.edges())
        .containsExactly(99.0, 199.0, 299.0, 399.0, 499.0, 599.0, 699.0, 799.0, 899.0);
    assertThat(reference.counts()).containsOnly(100L);
  }

  @Test
  void aShiftByAHalfIsLarge() {
    double[] later = Arrays.stream(EVEN).map(v -> v + 500).toArray();
    Drift.Of found = from(ColumnCells.numbers(EVEN), ColumnCells.numbers(later));
    // five bins empty, four keep 0.1, the last takes 0.6
    double byHand = 5 * (1e-4 - 0.1) * Math.log(1e-4 / 0.1) + (0.6 - 0.1) * Math.log(0.6 / 0.1);
    assertThat(found.psi()).isCloseTo(byHand, within(1e-9));
    assertThat(found.level()).isEqualTo(Drift.Level.LARGE);
  }

  @Test
  void missingCellsAreABinOfTheirOwn() {
    double[] holes = EVEN.clone();
    Arrays.fill(holes, 0, 1000, 0);
    for (int row = 0; row < 1000; row++) {
      holes[row] = row % 2 == 0 ? EVEN[row] : Double.NaN;
    }
    Drift.Of found = from(ColumnCells.numbers(EVEN), ColumnCells.numbers(holes));
    double byHand = 10 * (0.05 - 0.1) * Math.log(0.05 / 0.1) + (0.5 - 1e-4) * Math.log(0.5 / 1e-4);
    assertThat(found.psi()).isCloseTo(byHand, within(1e-9));
    assertThat(found.missing()).isEqualTo(0.5);
    assertThat(found.missingBefore()).isZero();
  }

  @Test
  void wordsAreComparedByTheirSharesAndNewOnesFallTogether() {
    List<String> before = words("a", 60, "b", 40);
    List<String> after = words("a", 30, "b", 40, "new", 20, "newer", 10);
    Drift.Of found = from(ColumnCells.words(before), ColumnCells.words(after));
    double byHand = (0.3 - 0.6) * Math.log(0.3 / 0.6) + (0.3 - 1e-4) * Math.log(0.3 / 1e-4);
    assertThat(found.psi()).isCloseTo(byHand, within(1e-9));
  }

  @Test
  void rareWordsAreNotNamedInTheReference() {
    ReferenceColumn reference =
        ColumnCells.words(words("often", 50, "rare", 9, "rarer", 1)).reference("x");
    assertThat(reference.words()).containsExactly("often");
    assertThat(reference.counts()).containsExactly(50L, 10L);
  }

  @Test
  void fewRowsMakeFewBins() {
    double[] few = IntStream.range(0, 35).asDoubleStream().toArray();
    assertThat(ColumnCells.numbers(few).reference("x").counts())
        .hasSize(3)
        .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(10));
  }

  @Test
  void equalValuesShareABin() {
    double[] mostlyZero = IntStream.range(0, 100).mapToDouble(i -> i < 97 ? 0 : i).toArray();
    ReferenceColumn reference = ColumnCells.numbers(mostlyZero).reference("x");
    assertThat(reference.edges()).containsExactly(0.0);
    assertThat(reference.counts()).containsExactly(97L, 3L);
  }

  @Test
  void chanceIsNotCalledDrift() {
    // twelve rows in ten bins look wild, but twelve rows always do
    double[] few = IntStream.range(0, 12).mapToDouble(i -> i * 80.0).toArray();
    Drift.Of found = from(ColumnCells.numbers(EVEN), ColumnCells.numbers(few));
    assertThat(found.psi()).isGreaterThan(Drift.SOME);
    assertThat(found.level()).isEqualTo(Drift.Level.NONE);
  }

  @Test
  void everyMonthWithTenRowsIsToldAlone() {
    String[] times = new String[1000];
    for (int row = 0; row < 1000; row++) {
      times[row] =
          row < 500 ? "2014-01-05 10:00" : row < 995 ? "2014-02-05 10:00" : "2014-03-01 10:00";
    }
    Periods periods = Periods.of(Frames.texts("t", ColumnRole.TIME, times), 1000);
    Drift.Of found =
        Shifted.from(
            ColumnCells.numbers(EVEN).reference("x"), ColumnCells.numbers(EVEN), periods, 0);
    assertThat(periods.names()).containsExactly("2014-01", "2014-02", "2014-03");
    assertThat(found.periods())
        .extracting(Drift.Period::name)
        .containsExactly("2014-01", "2014-02");
    assertThat(found.periods().get(0).n()).isEqualTo(500);
    assertThat(found.periods().get(0).level()).isEqualTo(Drift.Level.LARGE);
  }

  @Test
  void yearsGivenAsNumbersArePeriods() {
    double[] years = IntStream.range(0, 100).mapToDouble(i -> 2014 + i / 50).toArray();
    assertThat(Periods.of(Frames.numbers("year", ColumnRole.TIME, years), 100).names())
        .containsExactly("2014", "2015");
  }

  @Test
  void aCounterIsCutInTwelveParts() {
    Periods periods = Periods.of(Frames.numbers("t", ColumnRole.TIME, EVEN), 1000);
    assertThat(periods.names()).hasSize(12).startsWith("1/12");
    assertThat(periods.ofRow()[999]).isEqualTo(11);
  }

  @Test
  void unreadableTimesGiveNoPeriods() {
    assertThat(Periods.of(Frames.texts("t", ColumnRole.TIME, "soon", "later"), 2).names())
        .isEmpty();
  }

  @Test
  void referenceIsReadAsItWasWritten() {
    ContractJson json = new ContractJson();
    DriftReference reference =
        new DriftReference(
            DriftReference.VERSION,
            1000,
            List.of(ColumnCells.numbers(EVEN).reference("x")),
            null,
            ColumnCells.words(words("a", 60, "b", 40)).reference("y"));
    assertThat(json.read(json.write(reference), DriftReference.class)).isEqualTo(reference);
  }

  private static Drift.Of from(ColumnCells before, ColumnCells after) {
    return Shifted.from(before.reference("x"), after, Periods.none(after.size()), 0);
  }

  private static List<String> words(Object... pairs) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.addAll(Collections.nCopies((Integer) pairs[i + 1], (String) pairs[i]));
    }
    return words;
  }
}
