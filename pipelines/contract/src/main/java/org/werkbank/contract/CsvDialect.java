package org.werkbank.contract;

/**
 * How a CSV file is written.
 *
 * @param delimiter one character, such as {@code ;}
 * @param encoding a Java charset name, such as {@code UTF-8} or {@code windows-1252}
 * @param decimal {@code .} or {@code ,}; with {@code ,} a point between digits separates thousands
 * @param quote one character, usually {@code "}
 * @param multiLine whether a quoted cell holds a line break, which keeps a reader from splitting
 */
public record CsvDialect(
    String delimiter, String encoding, String decimal, String quote, boolean multiLine) {
  public CsvDialect {
    Checks.given(delimiter, "delimiter");
    Checks.given(quote, "quote");
    Checks.given(decimal, "decimal");
    if (delimiter.length() != 1 || quote.length() != 1) {
      throw new IllegalArgumentException("delimiter and quote must be one character each");
    }
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new IllegalArgumentException("decimal must be a point or a comma");
    }
    Checks.notBlank(encoding, "encoding");
  }
}
