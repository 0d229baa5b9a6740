package org.werkbank.client;

import java.util.List;

/** The platform said no; the message is its sentence with the places that are wrong. */
public final class WerkbankException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final transient List<Place> errors;

  WerkbankException(int status, String type, String detail, List<Place> errors) {
    super(detail + (errors.isEmpty() ? "" : " " + errors));
    this.status = status;
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  /** HTTP status; 0 when no answer came. */
  public int status() {
    return status;
  }

  /** Slug of the kind of problem, such as {@code not-found}. */
  public String type() {
    return type;
  }

  public List<Place> errors() {
    return errors;
  }

  /** One place where input is wrong: a JSON pointer, or line and column of a file. */
  public record Place(String pointer, long line, int column, String detail) {
    @Override
    public String toString() {
      String where = pointer.isEmpty() ? "line " + line + ", column " + column : pointer;
      return where + ": " + detail;
    }
  }
}
