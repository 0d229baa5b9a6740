package org.werkbank.platform.datasets;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.platform.datasets.profile.ColumnProfile;
import org.werkbank.platform.datasets.profile.Profile;

/**
 * A data set as members see it that do not own it: without the columns its owner keeps. What the
 * schema does not know is kept as well, since an older version may have had a column that was
 * protected before it went.
 */
final class OthersView {
  private final Schema schema;
  private final Set<String> shown;

  OthersView(Schema schema) {
    this.schema = schema;
    this.shown =
        schema.columns().stream()
            .filter(column -> !column.isProtected())
            .map(SchemaColumn::name)
            .collect(Collectors.toSet());
  }

  Schema schema() {
    return new Schema(
        schema.confirmed(), schema.columns().stream().filter(one -> shows(one.name())).toList());
  }

  DatasetVersion version(DatasetVersion version) {
    return version.withProfile(profile(version.profile()));
  }

  Profile profile(Profile all) {
    List<ColumnProfile> columns = all.columns();
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(i -> shows(columns.get(i).name()))
            .boxed()
            .toList();
    return new Profile(
        all.rows(),
        all.sampledRows(),
        kept.stream().map(columns::get).toList(),
        all.sample().stream().map(row -> kept.stream().map(row::get).toList()).toList());
  }

  /**
   * For a run, which counts the columns of a CSV file. Those that are kept have no name by which
   * anything could ask for them, and a type that no form offers.
   */
  List<Column> forRun(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                shows(columns.get(i).name())
                    ? columns.get(i)
                    : new Column(
                        "(kept " + (i + 1) + ")", ColumnType.NUMBER, ColumnRole.IGNORE, null))
        .toList();
  }

  private boolean shows(String column) {
    return shown.contains(column);
  }
}
