package org.werkbank.training.expressions;

/** A formula that cannot be understood: where it goes wrong and what to do, in both languages. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;
  private final String english;
  private final String german;

  /**
   * @param position character of the formula at which it goes wrong, counted from 1
   */
  public ExpressionException(int position, String english, String german) {
    super("character " + position + ": " + english);
    this.position = position;
    this.english = english;
    this.german = german;
  }

  public int position() {
    return position;
  }

  public String english() {
    return english;
  }

  public String german() {
    return german;
  }
}
