package org.werkbank.training.expressions;

/** One step of a compiled formula: a finite number, or NaN where missing. */
interface Node {
  double value(double[] cells);

  /** Whatever is not a finite number is missing. */
  static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  static Node constant(double value) {
    return cells -> value;
  }

  static Node column(int index) {
    return cells -> finite(cells[index]);
  }

  static Node add(Node a, Node b) {
    return cells -> finite(a.value(cells) + b.value(cells));
  }

  static Node subtract(Node a, Node b) {
    return cells -> finite(a.value(cells) - b.value(cells));
  }

  static Node multiply(Node a, Node b) {
    return cells -> finite(a.value(cells) * b.value(cells));
  }

  static Node divide(Node a, Node b) {
    return cells -> finite(a.value(cells) / b.value(cells));
  }

  static Node negate(Node a) {
    return cells -> -a.value(cells);
  }

  /** Java takes the zeroth power of NaN as 1; here a missing base stays missing. */
  static Node power(Node a, Node b) {
    return cells -> {
      double base = a.value(cells);
      return Double.isNaN(base) ? base : finite(Math.pow(base, b.value(cells)));
    };
  }

  static Node not(Node a) {
    return cells -> {
      double value = a.value(cells);
      return Double.isNaN(value) ? value : value == 0 ? 1 : 0;
    };
  }

  static Node and(Node a, Node b) {
    return cells -> {
      double left = a.value(cells);
      if (left == 0) {
        return 0;
      }
      double right = b.value(cells);
      return right == 0 ? 0 : Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : 1;
    };
  }

  static Node or(Node a, Node b) {
    return cells -> {
      double left = a.value(cells);
      if (isTrue(left)) {
        return 1;
      }
      double right = b.value(cells);
      return isTrue(right) ? 1 : Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : 0;
    };
  }

  static Node choose(Node condition, Node then, Node otherwise) {
    return cells -> {
      double value = condition.value(cells);
      if (Double.isNaN(value)) {
        return value;
      }
      return value != 0 ? then.value(cells) : otherwise.value(cells);
    };
  }

  private static boolean isTrue(double value) {
    return value != 0 && !Double.isNaN(value);
  }
}
