package org.werkbank.contract;

/** A text in both languages of the consortium. */
public record LocalizedText(String de, String en) {
  public LocalizedText {
    Checks.notBlank(de, "de");
    Checks.notBlank(en, "en");
  }

  /** The text in the reader's language; anything but German reads English. */
  public String in(String language) {
    return language.equals("de") ? de : en;
  }
}
