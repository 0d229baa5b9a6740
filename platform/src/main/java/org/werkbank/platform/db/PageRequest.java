package org.werkbank.platform.db;

import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Which page of a list is wanted. Stores read {@link #limit()} rows strictly after {@link
 * #after()}.
 *
 * @param size rows on a page, 1 to 500
 */
public record PageRequest(int size, PageKey after) {
  private static final int DEFAULT_SIZE = 50;
  private static final int LARGEST = 500;

  public PageRequest {
    if (size < 1 || size > LARGEST) {
      throw Problem.of(ProblemType.INVALID_INPUT, "db.badPageSize", LARGEST);
    }
  }

  public static PageRequest first() {
    return new PageRequest(DEFAULT_SIZE, PageKey.START);
  }

  public static PageRequest of(@Nullable Integer size, @Nullable String token) {
    return new PageRequest(
        size == null ? DEFAULT_SIZE : size,
        token == null || token.isEmpty() ? PageKey.START : PageKey.parse(token));
  }

  /** One row more than the page holds, to see whether another page follows. */
  public int limit() {
    return size + 1;
  }
}
