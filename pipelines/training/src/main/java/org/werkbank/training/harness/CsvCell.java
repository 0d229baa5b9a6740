package org.werkbank.training.harness;

/** Writes text cells so that neither a parser nor a spreadsheet takes them for something else. */
final class CsvCell {
  private CsvCell() {}

  /** Quoted where needed; text that a spreadsheet would run as a formula gets an apostrophe. */
  static String of(String text) {
    String guarded = text;
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      guarded = "'" + text;
    }
    if (guarded.indexOf(',') < 0
        && guarded.indexOf('"') < 0
        && guarded.indexOf('\n') < 0
        && guarded.indexOf('\r') < 0) {
      return guarded;
    }
    return '"' + guarded.replace("\"", "\"\"") + '"';
  }
}
