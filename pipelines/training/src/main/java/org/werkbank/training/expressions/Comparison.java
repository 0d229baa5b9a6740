package org.werkbank.training.expressions;

import java.util.List;

/** The comparisons; longer signs stand before those they begin with. */
enum Comparison {
  AT_MOST("<=") {
    @Override
    boolean holds(double a, double b) {
      return a <= b;
    }
  },
  AT_LEAST(">=") {
    @Override
    boolean holds(double a, double b) {
      return a >= b;
    }
  },
  UNEQUAL("!=", "<>") {
    @Override
    boolean holds(double a, double b) {
      return a != b;
    }
  },
  LESS("<") {
    @Override
    boolean holds(double a, double b) {
      return a < b;
    }
  },
  MORE(">") {
    @Override
    boolean holds(double a, double b) {
      return a > b;
    }
  },
  EQUAL("==", "=") {
    @Override
    boolean holds(double a, double b) {
      return a == b;
    }
  };

  final List<String> signs;

  Comparison(String... signs) {
    this.signs = List.of(signs);
  }

  abstract boolean holds(double a, double b);

  Node of(Node a, Node b) {
    return cells -> {
      double left = a.value(cells);
      double right = b.value(cells);
      if (Double.isNaN(left) || Double.isNaN(right)) {
        return Double.NaN;
      }
      return holds(left, right) ? 1 : 0;
    };
  }
}
