package org.werkbank.platform.datasets;

import java.util.List;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.datasets.profile.ColumnProfile;
import org.werkbank.platform.datasets.profile.Profile;

/** The schema laid over the columns of one version. */
final class SchemaColumns {
  private SchemaColumns() {}

  /** A column as the file has it: an older version may have some the schema does not know. */
  static List<Column> inFileOrder(Schema schema, Profile profile) {
    return profile.columns().stream().map(column -> of(schema, column)).toList();
  }

  /** The same for people and catalogues: with descriptions, without a figure of the profile. */
  static List<SchemaColumn> described(Schema schema, Profile profile) {
    return profile.columns().stream()
        .map(
            column ->
                schema.columns().stream()
                    .filter(known -> known.name().equals(column.name()))
                    .findFirst()
                    .map(known -> known.withType(column.type()))
                    .orElseGet(() -> SchemaColumn.unknown(column.name(), column.type())))
        .toList();
  }

  private static Column of(Schema schema, ColumnProfile column) {
    return schema.columns().stream()
        .filter(known -> known.name().equals(column.name()))
        .findFirst()
        .map(SchemaColumn::forRun)
        .map(
            known ->
                new Column(
                    known.name(), column.type(), known.role(), known.unit(), known.availableAt()))
        .orElseGet(() -> new Column(column.name(), column.type(), ColumnRole.IGNORE, null));
  }
}
