package org.werkbank.training.expressions;

import java.util.Collection;
import java.util.List;

/**
 * A compiled formula such as {@code 2*pi/60 * [Rotational speed [rpm]] * Torque}. Immutable and
 * safe for several threads. It is shipped as its text and compiled again where it is needed.
 *
 * <p>Missing values are NaN. Whatever has no finite result (division by zero, root or logarithm of
 * a negative number, overflow) is missing; arithmetic and comparisons with something missing are
 * missing; {@code and}, {@code or} and {@code not} follow Kleene's three-valued logic; {@code if}
 * with a missing condition is missing. True is 1 and false is 0; any number but 0 counts as true.
 */
public final class Expression {
  public static final int MAX_LENGTH = 2000;
  public static final int MAX_DEPTH = 50;

  private final String text;
  private final List<String> columns;
  private final Node root;

  private Expression(String text, List<String> columns, Node root) {
    this.text = text;
    this.columns = columns;
    this.root = root;
  }

  /**
   * Compiles a formula.
   *
   * @param columns names of the columns that the formula may use
   * @throws ExpressionException when it cannot be understood
   */
  public static Expression compile(String text, Collection<String> columns) {
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionException(
          MAX_LENGTH + 1,
          "the formula is longer than " + MAX_LENGTH + " characters; split it into two columns",
          "die Formel ist länger als " + MAX_LENGTH + " Zeichen; bitte in zwei Spalten aufteilen");
    }
    Parser parser = new Parser(text, columns);
    Node root = parser.parse();
    return new Expression(text, parser.usedColumns(), root);
  }

  /** The formula as it was typed. */
  public String text() {
    return text;
  }

  /** The columns that the formula uses, in the order of first use. */
  public List<String> columns() {
    return columns;
  }

  /**
   * Computes the formula for one row.
   *
   * @param cells values of {@link #columns()}, in that order; NaN where missing
   * @return a finite number, or NaN where missing
   */
  public double evaluate(double[] cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns);
    }
    return root.value(cells);
  }
}
