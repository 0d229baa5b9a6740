package org.werkbank.contract;

import org.jspecify.annotations.Nullable;

/**
 * One column of an input: its name as in the file, its type, its role and, where known, its unit.
 */
public record Column(String name, ColumnType type, ColumnRole role, @Nullable String unit) {
  public Column {
    Checks.notBlank(name, "name");
    Checks.given(type, "type");
    Checks.given(role, "role");
  }
}
