package org.werkbank.training.prepare;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnType;
import org.werkbank.training.data.Cells;
import org.werkbank.training.expressions.Expression;
import org.werkbank.training.expressions.ExpressionException;
import org.werkbank.training.failure.BadData;

/** Computes the derived columns of a row; each may use the ones before it. */
final class DerivedCells {
  private final int inputs;
  private final List<Expression> expressions = new ArrayList<>();
  private final List<int[]> sources = new ArrayList<>();

  DerivedCells(List<Column> columns, List<DerivedColumn> derived) {
    this.inputs = columns.size();
    List<String> names = new ArrayList<>();
    List<String> numeric = new ArrayList<>();
    for (Column column : columns) {
      names.add(column.name());
      if (column.type().isNumeric() || column.type() == ColumnType.BOOLEAN) {
        numeric.add(column.name());
      }
    }
    for (DerivedColumn column : derived) {
      Expression expression = compile(column, numeric);
      expressions.add(expression);
      sources.add(expression.columns().stream().mapToInt(names::indexOf).toArray());
      names.add(column.name());
      numeric.add(column.name());
    }
  }

  private static Expression compile(DerivedColumn column, List<String> numeric) {
    if (numeric.contains(column.name())) {
      throw BadData.of(
          "The derived column \""
              + column.name()
              + "\" has the name of a column that is there already.",
          "Die berechnete Spalte „" + column.name() + "“ heißt wie eine vorhandene Spalte.",
          column.name());
    }
    try {
      return Expression.compile(column.expression(), numeric);
    } catch (ExpressionException e) {
      throw BadData.of(
          "The formula of the derived column \"" + column.name() + "\" is wrong: " + e.getMessage(),
          "Die Formel der berechneten Spalte „"
              + column.name()
              + "“ ist falsch: Zeichen "
              + e.position()
              + ": "
              + e.german(),
          column.name());
    }
  }

  double[] of(Cells cells) {
    double[] values = new double[expressions.size()];
    for (int i = 0; i < values.length; i++) {
      int[] from = sources.get(i);
      double[] given = new double[from.length];
      for (int j = 0; j < from.length; j++) {
        given[j] = from[j] < inputs ? cells.number(from[j]) : values[from[j] - inputs];
      }
      values[i] = expressions.get(i).evaluate(given);
    }
    return values;
  }
}
