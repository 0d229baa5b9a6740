package org.werkbank.platform.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.datasets.profile.ColumnProfile;

/**
 * A column as the page of a data set shows it: what is in it and what it is for.
 *
 * @param index of the column in the version, from 0, which names its fields in the form
 * @param schema null for a column of an older version that the schema does not know
 */
public record ColumnView(int index, ColumnProfile profile, @Nullable SchemaColumn schema) {
  /** Roles in the order of the select. */
  public static List<ColumnRole> roles() {
    return List.of(ColumnRole.values());
  }

  static List<ColumnView> of(DatasetVersion version, Schema schema) {
    List<ColumnProfile> columns = version.profile().columns();
    return java.util.stream.IntStream.range(0, columns.size())
        .mapToObj(i -> new ColumnView(i, columns.get(i), find(schema, columns.get(i).name())))
        .toList();
  }

  private static @Nullable SchemaColumn find(Schema schema, String name) {
    return schema.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  public boolean isRole(ColumnRole role) {
    return schema != null && schema.role() == role;
  }

  /** When its values are known, in the order of the select. */
  public static List<Availability> moments() {
    return List.of(Availability.values());
  }

  public boolean isKnown(Availability at) {
    return schema != null && schema.availableAt() == at;
  }

  public boolean isKept(Protection why) {
    return schema != null && schema.protection() == why;
  }

  /** What the unit's field shows. */
  public String unit() {
    return schema == null || schema.unit() == null ? "" : schema.unit();
  }

  /** Message key of why the role was guessed; "" when there is nothing to say. */
  public String reason() {
    return schema == null || schema.reason() == null ? "" : schema.reason();
  }

  /** Bars of the histogram, or of the most frequent values where there is none. */
  public List<Long> bars() {
    ColumnProfile.Numbers numbers = profile.numbers();
    return numbers == null
        ? profile.top().stream().map(ColumnProfile.Top::count).toList()
        : numbers.histogram();
  }

  /** The number of the fullest bar, from 0. */
  public int fullest() {
    List<Long> bars = bars();
    int best = 0;
    for (int i = 1; i < bars.size(); i++) {
      best = bars.get(i) > bars.get(best) ? i : best;
    }
    return best;
  }

  /** Where a bar begins; bar {@code size} is the end of the last. */
  public double edge(int bar) {
    ColumnProfile.Numbers numbers = profile.numbers();
    if (numbers == null) {
      return Double.NaN;
    }
    return numbers.min() + (numbers.max() - numbers.min()) * bar / numbers.histogram().size();
  }
}
