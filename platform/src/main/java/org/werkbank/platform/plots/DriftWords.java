package org.werkbank.platform.plots;

import java.util.Locale;
import org.werkbank.contract.Drift;
import org.werkbank.platform.web.PageContext;

/** Words and colours of drift. */
public final class DriftWords {
  private DriftWords() {}

  public static String word(PageContext page, Drift.Level level) {
    return page.t("plots.drift." + level.name().toLowerCase(Locale.ROOT));
  }

  /** The class of the badge or cell that carries the word or number. */
  public static String look(Drift.Level level) {
    return switch (level) {
      case NONE -> "ok";
      case SOME -> "warn";
      case LARGE -> "bad";
    };
  }

  /** The name of a row of the table. */
  public static String name(PageContext page, DriftTable.Row row) {
    return switch (row.kind()) {
      case PREDICTION -> page.t("plots.drift.prediction");
      case LABEL -> page.t("plots.drift.label", row.of().name());
      case FEATURE -> row.of().name();
    };
  }
}
