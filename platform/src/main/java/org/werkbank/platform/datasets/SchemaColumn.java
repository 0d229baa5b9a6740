package org.werkbank.platform.datasets;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;

/**
 * What one column is for.
 *
 * @param availableAt when its values are known; null when nobody said
 * @param protection why other members do not see it; null when they may
 * @param reason message key of why the guess is as it is, while it is a guess; null once confirmed
 */
public record SchemaColumn(
    String name,
    ColumnType type,
    ColumnRole role,
    @Nullable String unit,
    @Nullable String description,
    @Nullable Availability availableAt,
    @Nullable Protection protection,
    @Nullable String reason) {
  /** A column of a version that the schema does not know. */
  static SchemaColumn unknown(String name, ColumnType type) {
    return new SchemaColumn(name, type, ColumnRole.IGNORE, null, null, null, null, null);
  }

  /** The same column as another version has it. */
  SchemaColumn withType(ColumnType other) {
    return new SchemaColumn(name, other, role, unit, description, availableAt, protection, reason);
  }

  /** The same column, kept from other members or not. */
  SchemaColumn withProtection(@Nullable Protection other) {
    return new SchemaColumn(name, type, role, unit, description, availableAt, other, reason);
  }

  boolean isProtected() {
    return protection != null;
  }

  Column forRun() {
    return new Column(name, type, role, unit, availableAt);
  }
}
