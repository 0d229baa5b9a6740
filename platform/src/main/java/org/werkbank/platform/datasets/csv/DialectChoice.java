package org.werkbank.platform.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * What the sender says of the file; null means: find out.
 *
 * @param delimiter one character, {@code tab}, or {@code whitespace} for runs of blanks
 */
public record DialectChoice(
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable String decimal,
    @Nullable String quote) {
  public static final DialectChoice NONE = new DialectChoice(null, null, null, null);
  private static final String BLANKS = "whitespace";

  boolean isBlanks() {
    return BLANKS.equals(delimiter);
  }

  /** Says what of it cannot be, with a pointer to each. */
  public void check() {
    List<ProblemDetail> mistakes = new ArrayList<>();
    if (delimiter != null && !isBlanks() && !isOne(spelled(delimiter))) {
      mistakes.add(ProblemDetail.atPointer("/delimiter", "datasets.oneCharacter", "delimiter"));
    }
    if (quote != null && !isOne(quote)) {
      mistakes.add(ProblemDetail.atPointer("/quote", "datasets.oneCharacter", "quote"));
    } else if (delimiter != null && spelled(delimiter).equals(quote == null ? "\"" : quote)) {
      mistakes.add(ProblemDetail.atPointer("/quote", "datasets.sameCharacter"));
    }
    if (encoding != null && charset(encoding) == null) {
      mistakes.add(ProblemDetail.atPointer("/encoding", "datasets.badEncoding", encoding));
    }
    if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
      mistakes.add(ProblemDetail.atPointer("/decimal", "datasets.badDecimal", decimal));
    }
    if (!mistakes.isEmpty()) {
      throw Problem.at(ProblemType.INVALID_INPUT, mistakes, "datasets.uploadWrong");
    }
  }

  static char separatorOf(String delimiter) {
    return spelled(delimiter).charAt(0);
  }

  static String charsetOf(String encoding) {
    String known = charset(encoding);
    return known == null ? "UTF-8" : known;
  }

  private static String spelled(String delimiter) {
    return delimiter.equals("\\t") || delimiter.equals("tab") ? "\t" : delimiter;
  }

  private static boolean isOne(String text) {
    return text.length() == 1 && (text.charAt(0) >= ' ' || text.equals("\t"));
  }

  private static @Nullable String charset(String encoding) {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> "UTF-8";
      case "windows-1252", "cp1252", "iso-8859-1", "latin1" -> "windows-1252";
      default -> null;
    };
  }
}
