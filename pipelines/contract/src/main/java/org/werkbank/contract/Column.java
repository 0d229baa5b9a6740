package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/**
 * One column of an input: its name as in the file, its type, its role and, where known, its unit.
 *
 * @param availableAt when its values are known; null when nobody said
 */
public record Column(
    String name,
    ColumnType type,
    ColumnRole role,
    @Nullable String unit,
    @Nullable Availability availableAt) {
  public Column {
    Checks.notBlank(name, "name");
    Checks.given(type, "type");
    Checks.given(role, "role");
  }

  /** A column of which nobody said when its values are known. */
  public Column(String name, ColumnType type, ColumnRole role, @Nullable String unit) {
    this(name, type, role, unit, null);
  }
}
