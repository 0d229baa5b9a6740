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
 * @param reason message key of why the guess is as it is, while it is a guess; null once confirmed
 */
public record SchemaColumn(
    String name,
    ColumnType type,
    ColumnRole role,
    @Nullable String unit,
    @Nullable String description,
    @Nullable Availability availableAt,
    @Nullable String reason) {
  Column forRun() {
    return new Column(name, type, role, unit, availableAt);
  }
}
