package org.werkbank.platform.datasets.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnType;

/**
 * One column of a version.
 *
 * @param missing cells that are empty or say so; exact
 * @param unparsable cells of a number column that are no numbers; exact
 * @param distinct number of different values; estimated (HyperLogLog, about 2 %)
 * @param numbers for number columns, else null
 * @param top the most frequent values with how often they came, estimated; empty for numbers with
 *     many values
 */
public record ColumnProfile(
    String name,
    ColumnType type,
    long missing,
    long unparsable,
    long distinct,
    @Nullable Numbers numbers,
    List<Top> top) {
  public ColumnProfile {
    top = List.copyOf(top);
  }

  /**
   * Numbers of a column. Least, mean, deviation and largest are exact; quantiles and histogram come
   * from a KLL sketch with a rank error of 1.3 %.
   *
   * @param quantiles at 5, 25, 50, 75 and 95 %
   * @param histogram rows in 20 bins of equal width between least and largest
   */
  public record Numbers(
      double min,
      double mean,
      double max,
      double deviation,
      List<Double> quantiles,
      List<Long> histogram) {
    public Numbers {
      quantiles = List.copyOf(quantiles);
      histogram = List.copyOf(histogram);
    }
  }

  /** A value and about how often it came. */
  public record Top(String value, long count) {}

  public boolean isConstant() {
    return distinct <= 1;
  }
}
