package org.werkbank.training.harness;

import java.util.Locale;

/** A sentence for readers of either language, its numbers written as the language does. */
record Sentence(String en, String de) {

  /** Formats of {@link java.util.Formatter} with the same arguments in both languages. */
  static Sentence of(String en, String de, Object... arguments) {
    return new Sentence(
        String.format(Locale.ENGLISH, en, arguments), String.format(Locale.GERMAN, de, arguments));
  }

  Sentence and(Sentence next) {
    return new Sentence(en + " " + next.en, de + " " + next.de);
  }
}
