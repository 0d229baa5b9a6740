package org.werkbank.training.expressions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recursive descent, one method per level of binding, from {@code or} down to a single value. */
final class Parser {
  private static final Set<String> WORDS = Set.of("and", "or", "not");

  private final Cursor cursor;
  private final ColumnNames columns;
  private int depth;

  Parser(String text, Collection<String> columns) {
    this.cursor = new Cursor(text);
    this.columns = new ColumnNames(columns);
  }

  List<String> usedColumns() {
    return columns.used();
  }

  Node parse() {
    if (cursor.atEnd()) {
      throw wrong("the formula is empty", "die Formel ist leer");
    }
    Node root = any();
    if (!cursor.atEnd()) {
      throw unexpected();
    }
    return root;
  }

  private Node any() {
    Node left = all();
    while (cursor.acceptWord("or")) {
      left = Node.or(left, all());
    }
    return left;
  }

  private Node all() {
    Node left = negation();
    while (cursor.acceptWord("and")) {
      left = Node.and(left, negation());
    }
    return left;
  }

  private Node negation() {
    if (!cursor.acceptWord("not")) {
      return comparison();
    }
    enter();
    Node node = Node.not(negation());
    depth--;
    return node;
  }

  private Node comparison() {
    Node left = sum();
    for (Comparison comparison : Comparison.values()) {
      if (acceptAny(comparison)) {
        Node node = comparison.of(left, sum());
        if ("<>=!".indexOf(cursor.peek()) >= 0) {
          throw wrong(
              "comparisons cannot be chained; write a < b and b < c",
              "Vergleiche lassen sich nicht verketten; bitte a < b and b < c schreiben");
        }
        return node;
      }
    }
    return left;
  }

  private boolean acceptAny(Comparison comparison) {
    return comparison.signs.stream().anyMatch(cursor::accept);
  }

  private Node sum() {
    Node left = product();
    while (true) {
      if (cursor.accept("+")) {
        left = Node.add(left, product());
      } else if (cursor.accept("-")) {
        left = Node.subtract(left, product());
      } else {
        return left;
      }
    }
  }

  private Node product() {
    Node left = signed();
    while (true) {
      if (cursor.accept("*")) {
        left = Node.multiply(left, signed());
      } else if (cursor.accept("/")) {
        left = Node.divide(left, signed());
      } else {
        return left;
      }
    }
  }

  /** A sign binds weaker than a power: {@code -2^2} is -4, as in mathematics. */
  private Node signed() {
    enter();
    Node node;
    if (cursor.accept("-")) {
      node = Node.negate(signed());
    } else if (cursor.accept("+")) {
      node = signed();
    } else {
      node = value();
      if (cursor.accept("^")) {
        node = Node.power(node, signed());
      }
    }
    depth--;
    return node;
  }

  private Node value() {
    String number = cursor.peekNumber();
    if (!number.isEmpty()) {
      return number(number);
    }
    if (cursor.peek() == '[') {
      return bracketed();
    }
    if (cursor.accept("(")) {
      Node inner = any();
      expectClosing();
      return inner;
    }
    String name = cursor.peekName();
    if (name.isEmpty() || WORDS.contains(name.toLowerCase(Locale.ROOT))) {
      throw unexpected();
    }
    return named(name);
  }

  private Node number(String number) {
    double value = Double.parseDouble(number);
    if (!Double.isFinite(value)) {
      throw wrong("the number " + number + " is too large", "die Zahl " + number + " ist zu groß");
    }
    cursor.skip(number.length());
    return Node.constant(value);
  }

  private Node bracketed() {
    int position = cursor.position();
    String name = columns.bracketed(cursor.rest(), position);
    cursor.skip(name.length() + 2);
    return Node.column(columns.use(name, position));
  }

  private Node named(String name) {
    int position = cursor.position();
    cursor.skip(name.length());
    if (cursor.peek() == '(') {
      return call(name, position);
    }
    if (name.equals("pi") || name.equals("e")) {
      if (columns.contains(name)) {
        throw new ExpressionException(
            position,
            name + " is a constant and a column; write [" + name + "] for the column",
            name + " ist eine Konstante und eine Spalte; für die Spalte [" + name + "] schreiben");
      }
      return Node.constant(name.equals("pi") ? Math.PI : Math.E);
    }
    return Node.column(columns.use(name, position));
  }

  private Node call(String name, int position) {
    Function function =
        Function.named(name)
            .orElseThrow(
                () ->
                    new ExpressionException(
                        position,
                        "there is no function " + name,
                        "eine Funktion " + name + " gibt es nicht"));
    cursor.accept("(");
    List<Node> arguments = new ArrayList<>();
    arguments.add(any());
    while (cursor.accept(",")) {
      arguments.add(any());
    }
    expectClosing();
    if (arguments.size() < function.fewest || arguments.size() > function.most) {
      boolean open = function.most > function.fewest;
      throw new ExpressionException(
          position,
          function.label()
              + " needs "
              + (open ? "at least " : "")
              + function.fewest
              + " values, separated by commas, but has "
              + arguments.size(),
          function.label()
              + " braucht "
              + (open ? "mindestens " : "")
              + function.fewest
              + " durch Komma getrennte Werte, hat aber "
              + arguments.size());
    }
    return function.of(arguments);
  }

  private void expectClosing() {
    if (cursor.accept(")")) {
      return;
    }
    if (cursor.atEnd()) {
      throw wrong("a closing parenthesis is missing", "eine schließende Klammer fehlt");
    }
    throw unexpected();
  }

  private void enter() {
    if (++depth > Expression.MAX_DEPTH) {
      throw wrong(
          "the formula is nested deeper than " + Expression.MAX_DEPTH + " levels",
          "die Formel ist tiefer als " + Expression.MAX_DEPTH + " Ebenen verschachtelt");
    }
  }

  private ExpressionException unexpected() {
    if (cursor.atEnd()) {
      return wrong("the formula ends too early", "die Formel endet zu früh");
    }
    int code = cursor.rest().codePointAt(0);
    String sign = Character.toString(code);
    if (code == ',') {
      return wrong(
          "a comma is out of place; write decimals with a point, such as 0.5",
          "ein Komma steht am falschen Platz; Dezimalzahlen mit Punkt schreiben, etwa 0.5");
    }
    String name = cursor.peekName();
    String what = name.isEmpty() ? sign : name;
    return wrong(
        "\"" + what + "\" is not expected here; is an operator or a bracket missing?",
        "\"" + what + "\" passt hier nicht; fehlt ein Rechenzeichen oder eine Klammer?");
  }

  private ExpressionException wrong(String english, String german) {
    return new ExpressionException(cursor.position(), english, german);
  }
}
