package org.werkbank.platform.datasets.profile;

import java.util.List;

/**
 * All columns of a version.
 *
 * @param sampledRows rows behind quantiles, distinct and top values; all rows when it equals {@code
 *     rows}
 * @param sample the first rows as they are written, for the owner's eyes alone
 */
public record Profile(
    long rows, long sampledRows, List<ColumnProfile> columns, List<List<String>> sample) {
  public Profile {
    columns = List.copyOf(columns);
    sample = List.copyOf(sample);
  }

  /** Without cells of rows: for those who may see results but not data. */
  public Profile withoutCells() {
    return new Profile(
        rows,
        sampledRows,
        columns.stream()
            .map(
                c ->
                    new ColumnProfile(
                        c.name(),
                        c.type(),
                        c.missing(),
                        c.unparsable(),
                        c.distinct(),
                        c.numbers(),
                        List.of()))
            .toList(),
        List.of());
  }
}
