package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.data.FrameColumn;
import org.werkbank.training.data.Numbers;
import org.werkbank.training.prepare.DerivedColumn;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.split.Fold;

/**
 * Proves on the run's own rows that the preparation was learned from the training part: it is
 * fitted again with every tested cell spoiled, and must come out the same to the last bit.
 */
final class PreparationCheck {
  private static final double SPOILED = 1e9;
  private static final String WORD = "\u0000spoiled";

  /** Learns a preparation from some rows. */
  interface Fitter {
    FittedPreparation fit(
        List<FrameColumn> columns, List<DerivedColumn> derived, Preparation kind, int[] rows);
  }

  private final TrainingData data;
  private final CheckList checks;
  private final ContractJson json;
  private final Fitter fitter;

  PreparationCheck(TrainingData data, CheckList checks, ContractJson json, Fitter fitter) {
    this.data = data;
    this.checks = checks;
    this.json = json;
    this.fitter = fitter;
  }

  void run(Fold fold, Preparation kind) {
    String fitted = json.write(fitter.fit(data.features(), data.derived(), kind, fold.known()));
    List<FrameColumn> spoiled =
        data.features().stream().map(column -> spoiled(column, fold.test())).toList();
    String again = json.write(fitter.fit(spoiled, data.derived(), kind, fold.known()));
    if (fitted.equals(again)) {
      checks.passed(
          "preparation-fit",
          Sentence.of(
              "Other values in the %,d tested rows change nothing in what the columns were"
                  + " prepared by.",
              "Andere Werte in den %,d geprüften Zeilen ändern nichts daran, wie die Spalten"
                  + " vorbereitet werden.",
              fold.test().length));
    } else {
      checks.failed(
          "preparation-fit",
          Sentence.of(
              "The preparation of the columns depends on the %,d tested rows.",
              "Die Vorbereitung der Spalten hängt von den %,d geprüften Zeilen ab.",
              fold.test().length));
    }
  }

  private static FrameColumn spoiled(FrameColumn column, int[] rows) {
    BitSet tested = new BitSet();
    Arrays.stream(rows).forEach(tested::set);
    Numbers numbers = column.numbers();
    Numbers codes = column.codes();
    List<String> words = new ArrayList<>(column.words());
    words.add(WORD);
    return new FrameColumn(
        column.column(),
        numbers == null ? null : new Spoiled(numbers, tested, SPOILED),
        codes == null ? null : new Spoiled(codes, tested, column.words().size()),
        words,
        column.unparsable());
  }

  private record Spoiled(Numbers numbers, BitSet rows, double value) implements Numbers {
    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public double at(int row) {
      return rows.get(row) ? value : numbers.at(row);
    }
  }
}
