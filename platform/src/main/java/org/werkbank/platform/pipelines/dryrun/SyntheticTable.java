package org.werkbank.platform.pipelines.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;

/**
 * Made-up rows in the form that a task needs, from which something can be learned.
 *
 * @param columns in the order of the cells
 */
record SyntheticTable(List<Column> columns, List<String> rows, Split split) {
  static final CsvDialect DIALECT = new CsvDialect(",", "UTF-8", ".", "\"", false);

  SyntheticTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  byte[] csv() {
    String header = columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\n"));
    return rows.stream().collect(Collectors.joining("\n", header, "\n")).getBytes(UTF_8);
  }

  static Split holdout() {
    return new Split(SplitKind.HOLDOUT, 0.3, null, null, null, null);
  }

  /** Two folds of whole groups, which need the fewest trainings. */
  static Split groups() {
    return new Split(SplitKind.GROUP, null, 2, null, null, null);
  }

  /** Collects a table row by row. */
  static final class Builder {
    private final List<Column> columns = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    Builder column(String name, ColumnType type, ColumnRole role) {
      columns.add(new Column(name, type, role, null));
      return this;
    }

    Builder numbers(String... names) {
      for (String name : names) {
        column(name, ColumnType.NUMBER, ColumnRole.FEATURE);
      }
      return this;
    }

    /** Numbers are cut to three digits; other cells stand as they are. */
    void row(Object... cells) {
      List<String> texts = new ArrayList<>();
      for (Object cell : cells) {
        texts.add(
            cell instanceof Double number
                ? String.valueOf(Math.round(number * 1000) / 1000.0)
                : cell.toString());
      }
      rows.add(String.join(",", texts));
    }

    SyntheticTable build(Split split) {
      return new SyntheticTable(columns, rows, split);
    }
  }
}
