package org.werkbank.platform.datasets;

import java.util.List;
import org.werkbank.contract.ColumnRole;

/** Roles and units of the columns of a data set, guessed or confirmed by a person. */
public record Schema(boolean confirmed, List<SchemaColumn> columns) {
  public Schema {
    columns = List.copyOf(columns);
  }

  public static Schema none() {
    return new Schema(false, List.of());
  }

  long count(ColumnRole role) {
    return columns.stream().filter(column -> column.role() == role).count();
  }
}
