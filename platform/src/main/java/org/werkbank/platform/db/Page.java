package org.werkbank.platform.db;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list with the token of the next, or none when it was the last. */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page out of rows of which one more than wanted was read.
   *
   * @param key the sort key of a row, from which the next page goes on
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, PageKey> key) {
    if (rows.size() <= request.size()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, request.size());
    return new Page<>(items, key.apply(items.get(items.size() - 1)).token());
  }

  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(items.stream().map(each).toList(), nextPageToken);
  }
}
