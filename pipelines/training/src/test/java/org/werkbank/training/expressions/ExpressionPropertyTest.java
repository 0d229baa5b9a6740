package org.werkbank.training.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Formulas nobody thought of: random trees must survive printing, garbage must be refused. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ExpressionPropertyTest {
  private static final List<String> COLUMNS = List.of("speed", "Rotational speed [rpm]", "größe");
  private static final String[] FRAGMENTS = {
    "1",
    "2.5",
    "1e5",
    ".",
    "e",
    "pi",
    "speed",
    "[Rotational speed [rpm]]",
    "größe",
    "+",
    "-",
    "*",
    "/",
    "^",
    "(",
    ")",
    ",",
    "<",
    "<=",
    "=",
    "!=",
    "and ",
    " or ",
    "not ",
    "if(",
    "min(",
    "sqrt(",
    "[",
    "]",
    " ",
    "\u00a0",
    "ä",
    "\ud83d\ude00",
    "\ud83d",
    "\0",
    "\"",
    "'",
    ";",
    "NaN",
    "\n",
    "#"
  };

  @Test
  void aPrintedTreeIsReadBackWithTheSameValue() {
    SplittableRandom random = new SplittableRandom(42);
    int present = 0;
    for (int trial = 0; trial < 5000; trial++) {
      Tree tree = tree(random, 5);
      double[] row = {cell(random), cell(random), cell(random)};
      Expression expression = Expression.compile(tree.text, COLUMNS);
      double[] cells =
          expression.columns().stream().mapToDouble(c -> row[COLUMNS.indexOf(c)]).toArray();

      double expected = tree.value.of(row);

      double value = expression.evaluate(cells);
      assertThat(value == expected || Double.isNaN(value) && Double.isNaN(expected))
          .as("%s is %s, not %s", tree.text, value, expected)
          .isTrue();
      present += Double.isNaN(expected) ? 0 : 1;
    }
    assertThat(present).isBetween(1000, 4999);
  }

  @Test
  void garbageIsRefusedAndNeverHangs() {
    SplittableRandom random = new SplittableRandom(43);
    int refused = 0;
    int trials = 20_000;
    for (int trial = 0; trial < trials; trial++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(trial % 50 == 0 ? 400 : 12);
      for (int i = 0; i < length; i++) {
        text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
      }
      refused += compiles(text.toString()) ? 0 : 1;
    }
    assertThat(refused).isBetween(trials / 2, trials - 1);
  }

  @Test
  void brokenFormulasAreRefusedOrStillFormulas() {
    SplittableRandom random = new SplittableRandom(44);
    for (int trial = 0; trial < 5000; trial++) {
      StringBuilder text = new StringBuilder(tree(random, 4).text);
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(0x10000));
        default -> text.setCharAt(at, (char) (32 + random.nextInt(96)));
      }
      compiles(text.toString());
    }
  }

  /** Anything thrown but an {@link ExpressionException} fails the test. */
  private static boolean compiles(String text) {
    try {
      Expression expression = Expression.compile(text, COLUMNS);
      double value = expression.evaluate(new double[expression.columns().size()]);
      assertThat(Double.isInfinite(value)).isFalse();
      return true;
    } catch (ExpressionException e) {
      assertThat(e.position()).isBetween(1, text.length() + 1);
      return false;
    }
  }

  private interface Value {
    double of(double[] row);
  }

  private record Tree(String text, Value value) {}

  private static double cell(SplittableRandom random) {
    return random.nextInt(8) == 0 ? Double.NaN : random.nextInt(-3, 4);
  }

  private static Tree tree(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      int column = random.nextInt(5);
      if (column < 3) {
        String name = "[" + COLUMNS.get(column) + "]";
        String plain = random.nextBoolean() && column != 1 ? COLUMNS.get(column) : name;
        return new Tree(plain, row -> row[column]);
      }
      double constant = random.nextInt(40) / 4.0;
      return new Tree(Double.toString(constant), row -> constant);
    }
    Tree a = tree(random, depth - 1);
    Tree b = tree(random, depth - 1);
    String left = "(" + a.text + ")";
    String right = "(" + b.text + ")";
    return switch (random.nextInt(12)) {
      case 0 -> new Tree(left + "+" + right, row -> fin(a.value.of(row) + b.value.of(row)));
      case 1 -> new Tree(left + " - " + right, row -> fin(a.value.of(row) - b.value.of(row)));
      case 2 -> new Tree(left + "*" + right, row -> fin(a.value.of(row) * b.value.of(row)));
      case 3 -> new Tree(left + "/" + right, row -> fin(a.value.of(row) / b.value.of(row)));
      case 4 -> new Tree("-" + left, row -> -a.value.of(row));
      case 5 -> new Tree("sqrt" + left, row -> fin(Math.sqrt(a.value.of(row))));
      case 6 ->
          new Tree(
              "max(" + a.text + "," + b.text + ")",
              row -> Math.max(a.value.of(row), b.value.of(row)));
      case 7 -> new Tree(left + "<" + right, row -> less(a.value.of(row), b.value.of(row)));
      case 8 -> new Tree(left + " and " + right, row -> and(a.value.of(row), b.value.of(row)));
      case 9 ->
          new Tree(
              left + " or " + right, row -> 1 - and(not(a.value.of(row)), not(b.value.of(row))));
      case 10 -> new Tree("not " + left, row -> not(a.value.of(row)));
      default -> {
        Tree c = tree(random, depth - 1);
        yield new Tree(
            "if(" + a.text + ", " + b.text + ", " + c.text + ")",
            row -> {
              double condition = a.value.of(row);
              return Double.isNaN(condition)
                  ? condition
                  : condition != 0 ? b.value.of(row) : c.value.of(row);
            });
      }
    };
  }

  private static double fin(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private static double less(double a, double b) {
    return Double.isNaN(a + b) ? Double.NaN : a < b ? 1 : 0;
  }

  private static double not(double a) {
    return Double.isNaN(a) ? a : a == 0 ? 1 : 0;
  }

  /** Kleene: false wins over missing. Written as a table, unlike the code it checks. */
  private static double and(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : 1;
  }
}
