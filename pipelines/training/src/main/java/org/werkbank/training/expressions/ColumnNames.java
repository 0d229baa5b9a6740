package org.werkbank.training.expressions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The columns a formula may use, and those it does use. */
final class ColumnNames {
  private final Collection<String> known;
  private final List<String> used = new ArrayList<>();

  ColumnNames(Collection<String> known) {
    this.known = List.copyOf(known);
  }

  boolean contains(String name) {
    return known.contains(name);
  }

  List<String> used() {
    return List.copyOf(used);
  }

  /** Index of the column among those used. */
  int use(String name, int position) {
    if (!contains(name)) {
      throw unknown(name, position);
    }
    if (!used.contains(name)) {
      used.add(name);
    }
    return used.indexOf(name);
  }

  /**
   * The name in brackets at the beginning of the text. Brackets inside a name count in pairs; a
   * name with a single one is found because it is known.
   */
  String bracketed(String text, int position) {
    Optional<String> paired = paired(text);
    if (paired.isPresent() && contains(paired.get())) {
      return paired.get();
    }
    return known.stream()
        .filter(name -> text.startsWith("[" + name + "]"))
        .max(Comparator.comparingInt(String::length))
        .or(() -> paired)
        .orElseThrow(
            () ->
                new ExpressionException(
                    position,
                    "the bracket that opens here is not closed",
                    "die hier geöffnete eckige Klammer wird nicht geschlossen"));
  }

  private static Optional<String> paired(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '[') {
        open++;
      } else if (text.charAt(i) == ']' && --open == 0) {
        return Optional.of(text.substring(1, i));
      }
    }
    return Optional.empty();
  }

  private ExpressionException unknown(String name, int position) {
    Optional<String> near =
        known.stream().filter(k -> k.strip().equalsIgnoreCase(name.strip())).findFirst();
    return new ExpressionException(
        position,
        "there is no numeric column " + name + near.map(n -> "; is [" + n + "] meant?").orElse(""),
        "eine Zahlenspalte "
            + name
            + " gibt es nicht"
            + near.map(n -> "; ist [" + n + "] gemeint?").orElse(""));
  }
}
