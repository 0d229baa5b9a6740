package org.werkbank.platform.datasets.csv;

import org.jspecify.annotations.Nullable;

/** What the sender says of the file; null means: find out. */
public record DialectChoice(
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable String decimal,
    @Nullable String quote) {
  public static final DialectChoice NONE = new DialectChoice(null, null, null, null);
}
