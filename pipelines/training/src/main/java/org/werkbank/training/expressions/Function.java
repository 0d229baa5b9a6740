package org.werkbank.training.expressions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The functions a formula may call. */
enum Function {
  IF(3, 3),
  ABS(1, 1),
  SQRT(1, 1),
  EXP(1, 1),
  LOG(1, 1),
  POW(2, 2),
  MIN(2, Integer.MAX_VALUE),
  MAX(2, Integer.MAX_VALUE),
  SIN(1, 1),
  COS(1, 1),
  TAN(1, 1);

  final int fewest;
  final int most;

  Function(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  static Optional<Function> named(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Node of(List<Node> arguments) {
    Node first = arguments.get(0);
    return switch (this) {
      case IF -> Node.choose(first, arguments.get(1), arguments.get(2));
      case ABS -> apply(Math::abs, first);
      case SQRT -> apply(Math::sqrt, first);
      case EXP -> apply(Math::exp, first);
      case LOG -> apply(Math::log, first);
      case POW -> Node.power(first, arguments.get(1));
      case MIN -> smallest(arguments);
      case MAX -> largest(arguments);
      case SIN -> apply(Math::sin, first);
      case COS -> apply(Math::cos, first);
      case TAN -> apply(Math::tan, first);
    };
  }

  private static Node apply(DoubleUnaryOperator function, Node argument) {
    return cells -> Node.finite(function.applyAsDouble(argument.value(cells)));
  }

  private static Node smallest(List<Node> arguments) {
    return cells -> {
      double result = Double.POSITIVE_INFINITY;
      for (Node argument : arguments) {
        result = Math.min(result, argument.value(cells));
      }
      return result;
    };
  }

  private static Node largest(List<Node> arguments) {
    return cells -> {
      double result = Double.NEGATIVE_INFINITY;
      for (Node argument : arguments) {
        result = Math.max(result, argument.value(cells));
      }
      return result;
    };
  }
}
