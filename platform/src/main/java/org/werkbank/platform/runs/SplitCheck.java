package org.werkbank.platform.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.platform.datasets.DatasetInput;

/** Checks how rows are to be divided, against the data set's schema and size. */
final class SplitCheck {
  private final Mistakes mistakes;

  SplitCheck(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * What is held out when nobody says: what will be new in use. Later blocks for a forecast, groups
   * where the schema has them, blocks of neighbouring windows, later rows where it has a time, else
   * rows at random.
   */
  static Split usual(String task, List<Column> columns) {
    if (task.equals("forecast")) {
      return new Split(SplitKind.ROLLING, 0.3, null, 0, 4, null);
    }
    if (columns.stream().anyMatch(c -> c.role() == ColumnRole.GROUP)) {
      return new Split(SplitKind.GROUP, null, 5, null, null, null);
    }
    if (task.equals("series-classification")) {
      return new Split(SplitKind.BLOCKED, null, 5, 0, null, null);
    }
    return columns.stream().anyMatch(c -> c.role() == ColumnRole.TIME)
        ? new Split(SplitKind.TIME, 0.3, null, 0, null, null)
        : Split.kfold(5);
  }

  /** The split; when something is wrong that is noted and the usual one stands in. */
  Split checked(NewRun.@Nullable SplitChoice asked, String task, DatasetInput data) {
    Split usual = usual(task, data.input().columns());
    if (asked == null) {
      return usual;
    }
    SplitKind kind = SplitKind.of(String.valueOf(asked.kind())).orElse(null);
    if (kind == null) {
      mistakes.add("/split/kind", "runs.split.unknown", kinds());
      return usual;
    }
    boolean right = sizes(asked, data.rows()) & columns(kind, asked, data);
    return right
        ? new Split(kind, asked.test(), asked.folds(), asked.gap(), asked.origins(), asked.column())
        : usual;
  }

  private boolean sizes(NewRun.SplitChoice asked, long rows) {
    boolean right = true;
    if (asked.test() != null && !(asked.test() > 0 && asked.test() < 1)) {
      right = wrong("/split/test", "runs.split.test");
    }
    if (asked.folds() != null && !isCount(asked.folds())) {
      right = wrong("/split/folds", "runs.split.folds");
    } else if (asked.folds() != null && asked.folds() > rows) {
      right = wrong("/split/folds", "runs.split.tooManyFolds", rows);
    }
    if (asked.origins() != null && !isCount(asked.origins())) {
      right = wrong("/split/origins", "runs.split.origins");
    }
    if (asked.gap() != null && (asked.gap() < 0 || asked.gap() >= rows)) {
      right = wrong("/split/gap", "runs.split.gap", rows);
    }
    return right;
  }

  private boolean columns(SplitKind kind, NewRun.SplitChoice asked, DatasetInput data) {
    List<Column> columns = data.input().columns();
    if (kind.isByGroup() && columns.stream().noneMatch(c -> c.role() == ColumnRole.GROUP)) {
      return wrong("/split/kind", "runs.split.noGroup", data.dataset().name());
    }
    if (kind != SplitKind.GIVEN) {
      return true;
    }
    String name = asked.column() == null ? "" : asked.column();
    Optional<Column> column = columns.stream().filter(c -> c.name().equals(name)).findFirst();
    if (column.isEmpty()) {
      return wrong("/split/column", "runs.split.noColumn", data.dataset().name());
    }
    return column.get().role() != ColumnRole.LABEL
        || wrong("/split/column", "runs.split.columnIsLabel", name);
  }

  private static boolean isCount(int asked) {
    return asked >= 2 && asked <= 100;
  }

  private boolean wrong(String pointer, String key, Object... arguments) {
    mistakes.add(pointer, key, arguments);
    return false;
  }

  private static String kinds() {
    return Arrays.stream(SplitKind.values()).map(SplitKind::id).collect(Collectors.joining(", "));
  }
}
