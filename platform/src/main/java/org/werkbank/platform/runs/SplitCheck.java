package org.werkbank.platform.runs;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.Split;
import org.werkbank.contract.SplitKind;
import org.werkbank.platform.datasets.DatasetInput;

/** Checks how rows are to be divided, against the data set's schema and size. */
final class SplitCheck {
  private static final Split DEFAULT = Split.kfold(5);

  private final Mistakes mistakes;

  SplitCheck(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The split; when something is wrong that is noted and the default stands in. */
  Split checked(NewRun.@Nullable SplitChoice asked, DatasetInput data) {
    if (asked == null) {
      return DEFAULT;
    }
    SplitKind kind = kind(asked.kind());
    if (kind == null) {
      mistakes.add("/split/kind", "runs.split.unknown");
      return DEFAULT;
    }
    boolean right = true;
    if (asked.test() != null && !(asked.test() > 0 && asked.test() < 1)) {
      mistakes.add("/split/test", "runs.split.test");
      right = false;
    }
    if (asked.folds() != null && (asked.folds() < 2 || asked.folds() > 100)) {
      mistakes.add("/split/folds", "runs.split.folds");
      right = false;
    } else if (asked.folds() != null && asked.folds() > data.rows()) {
      mistakes.add("/split/folds", "runs.split.tooManyFolds", data.rows());
      right = false;
    }
    if (asked.gap() != null && (asked.gap() < 0 || asked.gap() >= data.rows())) {
      mistakes.add("/split/gap", "runs.split.gap", data.rows());
      right = false;
    }
    boolean hasGroup =
        data.input().columns().stream().anyMatch(column -> column.role() == ColumnRole.GROUP);
    if (kind == SplitKind.GROUP && !hasGroup) {
      mistakes.add("/split/kind", "runs.split.noGroup", data.dataset().name());
      right = false;
    }
    return right ? new Split(kind, asked.test(), asked.folds(), asked.gap()) : DEFAULT;
  }

  private static @Nullable SplitKind kind(@Nullable String asked) {
    return Arrays.stream(SplitKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(asked))
        .findFirst()
        .orElse(null);
  }
}
