package org.werkbank.training.prepare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.werkbank.contract.Column;
import org.werkbank.training.data.Cells;
import org.werkbank.training.prepare.Slot.Kind;

/**
 * What the training part taught about the columns, as plain JSON. The same object prepares rows in
 * training, in scoring and online; it never changes.
 */
public final class FittedPreparation {
  private final List<Column> inputs;
  private final List<DerivedColumn> derived;
  private final List<Slot> slots;
  private final DerivedCells computed;
  private final Map<Integer, Set<String>> words = new HashMap<>();

  public FittedPreparation(
      @JsonProperty("inputs") List<Column> inputs,
      @JsonProperty("derived") List<DerivedColumn> derived,
      @JsonProperty("slots") List<Slot> slots) {
    this.inputs = List.copyOf(inputs);
    this.derived = List.copyOf(derived);
    this.slots = List.copyOf(slots);
    this.computed = new DerivedCells(this.inputs, this.derived);
    for (Slot slot : this.slots) {
      if (slot.kind() == Kind.CATEGORY && slot.category() != null) {
        words.computeIfAbsent(slot.source(), s -> new HashSet<>()).add(slot.category());
      }
    }
  }

  /** The columns a row must have, in the order in which {@link #prepare} asks for them. */
  @JsonProperty("inputs")
  public List<Column> inputs() {
    return inputs;
  }

  @JsonProperty("derived")
  public List<DerivedColumn> derived() {
    return derived;
  }

  @JsonProperty("slots")
  List<Slot> slots() {
    return slots;
  }

  /** Names of the prepared columns. */
  @JsonIgnore
  public List<String> features() {
    return slots.stream().map(Slot::name).toList();
  }

  /** Turns a row into the numbers a predictor takes. */
  public double[] prepare(Cells cells) {
    double[] more = computed.of(cells);
    double[] row = new double[slots.size()];
    for (int i = 0; i < row.length; i++) {
      Slot slot = slots.get(i);
      row[i] = slot.finish(raw(slot, cells, more));
    }
    return row;
  }

  /** Whether a column of categories holds a word that the training part did not. */
  public boolean isUnseen(int input, String word) {
    return !words.getOrDefault(input, Set.of()).contains(word);
  }

  private double raw(Slot slot, Cells cells, double[] more) {
    int source = slot.source();
    if (slot.kind() == Kind.NUMBER) {
      return source < inputs.size() ? cells.number(source) : more[source - inputs.size()];
    }
    String text = cells.text(source);
    boolean hit =
        switch (slot.kind()) {
          case MISSING -> text == null;
          case OTHER -> text != null && isUnseen(source, text);
          default -> text != null && text.equals(slot.category());
        };
    return hit ? 1 : 0;
  }
}
