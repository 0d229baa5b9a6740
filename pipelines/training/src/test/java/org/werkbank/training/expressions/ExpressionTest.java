package org.werkbank.training.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final List<String> COLUMNS =
      List.of("a", "b", "Torque", "Rotational speed [rpm]", "Härte", "odd] name", "E", "x_1");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1+2*3; 7",
        "(1+2)*3; 9",
        "2-3-4; -5",
        "16/4/2; 2",
        "2^3^2; 512",
        "-2^2; -4",
        "2^-1; 0.5",
        "--3; 3",
        "+3; 3",
        "1.5e3; 1500",
        ".5+5.; 5.5",
        "2*pi; 6.283185307179586",
        "e; 2.718281828459045",
        "1 < 2; 1",
        "2 <= 1; 0",
        "3 >= 3; 1",
        "3 <> 3; 0",
        "3 != 4; 1",
        "3 = 3; 1",
        "3 == 3; 1",
        "1 < 2 and 2 < 1; 0",
        "1 < 2 or 2 < 1; 1",
        "not 1 < 2; 0",
        "NOT 0 AND 5; 1",
        "1 or 0 and 0; 1",
        "if(1 > 2, 10, 20); 20",
        "IF(1 < 2, 10, 20); 10",
        "abs(-3); 3",
        "sqrt(16); 4",
        "log(exp(2)); 2",
        "pow(2, 10); 1024",
        "min(3, 1, 2); 1",
        "max(3, 1, 2); 3",
        "sin(0) + cos(0) + tan(0); 1",
      })
  void computes(String formula, double expected) {
    assertThat(value(formula)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void computesThePowerOfAMilling() {
    Expression power = Expression.compile("2*pi/60*[Rotational speed [rpm]]*Torque", COLUMNS);

    assertThat(power.columns()).containsExactly("Rotational speed [rpm]", "Torque");
    assertThat(power.evaluate(new double[] {1500, 40})).isCloseTo(6283.185307, within(1e-6));
  }

  @Test
  void readsNamesOfPlants() {
    assertThat(Expression.compile("Härte + x_1 - [a]", COLUMNS).columns())
        .containsExactly("Härte", "x_1", "a");
    assertThat(Expression.compile("[odd] name] * 2", COLUMNS).evaluate(new double[] {4}))
        .isEqualTo(8);
    assertThat(Expression.compile("E * e", COLUMNS).columns()).containsExactly("E");
    assertThat(Expression.compile("a + b + a", COLUMNS).columns()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1/0",
        "0/0",
        "sqrt(-1)",
        "log(0)",
        "exp(1000)",
        "(-8)^(1/3)",
        "1/(1/0)",
        "[a]+1",
        "a^0",
        "pow(a, 0)",
        "a*0",
        "a < 1",
        "a = a",
        "not a",
        "a and 1",
        "a or 0",
        "if(a, 1, 2)",
        "min(a, 1)",
        "max(1, a)",
      })
  void isMissingWhereSomethingIsMissing(String formula) {
    Expression expression = Expression.compile(formula, COLUMNS);
    double[] cells = new double[expression.columns().size()];
    Arrays.fill(cells, Double.NaN);

    assertThat(expression.evaluate(cells)).isNaN();
  }

  @Test
  void isNotMissingWhereTheMissingPartDoesNotMatter() {
    double[] missing = {Double.NaN};

    assertThat(Expression.compile("a and 0", COLUMNS).evaluate(missing)).isZero();
    assertThat(Expression.compile("0 and a", COLUMNS).evaluate(missing)).isZero();
    assertThat(Expression.compile("a or 1", COLUMNS).evaluate(missing)).isOne();
    assertThat(Expression.compile("1 or a", COLUMNS).evaluate(missing)).isOne();
    assertThat(Expression.compile("if(1, 7, a)", COLUMNS).evaluate(missing)).isEqualTo(7);
    assertThat(Expression.compile("a", COLUMNS).evaluate(new double[] {Double.NEGATIVE_INFINITY}))
        .isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 1; the formula is empty",
        "1 +; 4; ends too early",
        "(1; 3; closing parenthesis",
        "1 2; 3; \"2\" is not expected",
        "1 ) ; 3; \")\" is not expected",
        "foo(1); 1; no function foo",
        "foo; 1; no numeric column foo",
        "2*torque; 3; is [Torque] meant?",
        "[torque]; 1; is [Torque] meant?",
        "[a; 1; not closed",
        "0,5*a; 2; decimals with a point",
        "pow(2); 1; pow needs 2 values",
        "min(2); 1; min needs at least 2 values",
        "if(1,2); 1; if needs 3 values",
        "1 < 2 < 3; 7; chained",
        "1e999; 1; too large",
        "a $ b; 3; \"$\" is not expected",
        "and; 1; \"and\" is not expected",
        "not; 4; ends too early",
        "a b; 3; \"b\" is not expected",
        "min(); 5; \")\" is not expected",
        "'a;b'; 2; is not expected",
      })
  void saysWhereAndWhatIsWrong(String formula, int position, String sentence) {
    ExpressionException problem =
        catchThrowableOfType(ExpressionException.class, () -> Expression.compile(formula, COLUMNS));

    assertThat(problem.english()).contains(sentence);
    assertThat(problem.position()).isEqualTo(position);
    assertThat(problem.german()).isNotBlank().isNotEqualTo(problem.english());
  }

  @Test
  void refusesToGuessBetweenConstantAndColumn() {
    assertThatThrownBy(() -> Expression.compile("e*2", List.of("e")))
        .hasMessageContaining("write [e] for the column");
    assertThat(Expression.compile("[e]*2", List.of("e")).evaluate(new double[] {4})).isEqualTo(8);
  }

  @Test
  void keepsItsLimits() {
    assertThat(value("(".repeat(49) + "1" + ")".repeat(49))).isOne();
    for (String deep :
        List.of(
            "(".repeat(51) + "1" + ")".repeat(51),
            "-".repeat(60) + "1",
            "1" + "^1".repeat(60),
            "not ".repeat(60) + "1",
            "abs(".repeat(60) + "1" + ")".repeat(60))) {
      assertThatThrownBy(() -> Expression.compile(deep, COLUMNS))
          .isInstanceOf(ExpressionException.class)
          .hasMessageContaining("nested deeper than 50");
    }
    assertThat(value("1" + "+1".repeat(999))).isEqualTo(1000);
    assertThatThrownBy(() -> Expression.compile("1" + "+1".repeat(1000), COLUMNS))
        .hasMessageContaining("longer than 2000");
  }

  @Test
  void refusesARowOfTheWrongWidth() {
    Expression expression = Expression.compile("a+b", COLUMNS);

    assertThatThrownBy(() -> expression.evaluate(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double value(String formula) {
    return Expression.compile(formula, COLUMNS).evaluate(new double[0]);
  }
}
