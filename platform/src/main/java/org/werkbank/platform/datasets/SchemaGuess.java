package org.werkbank.platform.datasets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;
import org.werkbank.platform.datasets.csv.RewrittenCsv;
import org.werkbank.platform.datasets.profile.ColumnProfile;
import org.werkbank.platform.datasets.profile.Profile;

/** A first idea of what each column is for, from names and profile; a person confirms it. */
final class SchemaGuess {
  private static final Pattern UNIT = Pattern.compile("[\\[(]([^\\[\\]()]{1,20})[\\])]\\s*$");
  private static final Pattern LABEL =
      Pattern.compile(
          "(machine[ _]?failure|failure|label|target|class|ausschuss|gutteil|schlechtteil"
              + "|io[_ ]?nio|n\\.?i\\.?o\\.?|defekt|defect|fehler|ergebnis|result|quality|pass[_ ]?fail)");
  private static final Pattern ID =
      Pattern.compile(
          "(.*[ _-])?(u?id|udi|uuid|nr|nummer|serial|seriennummer|serial[ _]?number|part|teil"
              + "|product[ _]?id|charge[n]?nummer|index)");
  private static final Pattern GROUP =
      Pattern.compile("(batch|charge|los|lot|machine|maschine|anlage|werkzeug|unit|engine|linie)");

  private SchemaGuess() {}

  static Schema of(Profile profile) {
    List<ColumnProfile> columns = profile.columns();
    int label = labelOf(columns);
    List<SchemaColumn> guessed = new ArrayList<>();
    boolean hasTime = false;
    for (int i = 0; i < columns.size(); i++) {
      ColumnProfile column = columns.get(i);
      SchemaColumn one =
          i == label
              ? as(column, ColumnRole.LABEL, "datasets.guess.label")
              : guess(column, profile.rows(), label >= 0 && i > label, hasTime);
      hasTime |= one.role() == ColumnRole.TIME;
      guessed.add(one);
    }
    return new Schema(false, withOneGroup(guessed));
  }

  /** Confirmed roles stay for columns that are still there; new ones are guessed. */
  static Schema after(Schema before, Profile profile) {
    Schema fresh = of(profile);
    List<SchemaColumn> columns = new ArrayList<>();
    boolean same = before.columns().size() == fresh.columns().size();
    for (SchemaColumn column : fresh.columns()) {
      SchemaColumn known =
          before.columns().stream()
              .filter(old -> old.name().equals(column.name()))
              .findFirst()
              .orElse(null);
      same &= known != null && known.type() == column.type();
      columns.add(
          known == null || !before.confirmed()
              ? column.withProtection(known == null ? null : known.protection())
              : new SchemaColumn(
                  column.name(),
                  column.type(),
                  known.role(),
                  known.unit(),
                  known.description(),
                  known.availableAt(),
                  known.protection(),
                  null));
    }
    return new Schema(before.confirmed() && same, withOneGroup(columns));
  }

  /**
   * A run holds out the groups of one column only: the confirmed one, else the first that looks
   * like it, and files are groups where nothing else is.
   */
  private static List<SchemaColumn> withOneGroup(List<SchemaColumn> columns) {
    SchemaColumn chosen =
        columns.stream()
            .filter(column -> column.role() == ColumnRole.GROUP)
            .min(
                Comparator.comparing((SchemaColumn column) -> column.reason() != null)
                    .thenComparing(column -> column.name().equals(RewrittenCsv.FILE)))
            .orElse(null);
    return columns.stream()
        .map(
            column ->
                column.role() != ColumnRole.GROUP
                        || column.equals(chosen)
                        || column.reason() == null
                    ? column
                    : noGroup(column))
        .toList();
  }

  /** The name of a file would tell a model what no new part can have. */
  private static SchemaColumn noGroup(SchemaColumn column) {
    boolean isFile = column.name().equals(RewrittenCsv.FILE);
    return new SchemaColumn(
        column.name(),
        column.type(),
        isFile ? ColumnRole.IGNORE : ColumnRole.FEATURE,
        column.unit(),
        column.description(),
        column.availableAt(),
        column.protection(),
        isFile ? column.reason() : null);
  }

  private static int labelOf(List<ColumnProfile> columns) {
    int lastBinary = -1;
    for (int i = 0; i < columns.size(); i++) {
      ColumnProfile column = columns.get(i);
      if (column.name().equals(RewrittenCsv.FILE)) {
        continue;
      }
      boolean isBinary = column.distinct() == 2 && column.type() != ColumnType.TIMESTAMP;
      if (LABEL.matcher(plain(column.name())).matches() && column.distinct() >= 2) {
        return i;
      }
      lastBinary = isBinary ? i : lastBinary;
    }
    return lastBinary;
  }

  private static SchemaColumn guess(
      ColumnProfile column, long rows, boolean isBehindLabel, boolean hasTime) {
    String name = plain(column.name());
    boolean isUnique = column.distinct() >= 0.95 * rows;
    if (column.isConstant()) {
      return as(column, ColumnRole.IGNORE, "datasets.guess.constant");
    }
    if (column.name().equals(RewrittenCsv.FILE)) {
      return as(column, ColumnRole.GROUP, "datasets.guess.file");
    }
    if (column.type() == ColumnType.TIMESTAMP) {
      return as(column, hasTime ? ColumnRole.IGNORE : ColumnRole.TIME, "datasets.guess.time");
    }
    if (column.type() != ColumnType.NUMBER
        && isUnique
        && (ID.matcher(name).matches() || column.type() == ColumnType.TEXT)) {
      return as(column, ColumnRole.ID, "datasets.guess.id");
    }
    if (isBehindLabel && column.distinct() == 2) {
      return as(column, ColumnRole.IGNORE, "datasets.guess.behindLabel");
    }
    if (GROUP.matcher(name).matches() && column.type() != ColumnType.NUMBER) {
      return as(column, ColumnRole.GROUP, "datasets.guess.group");
    }
    return as(column, ColumnRole.FEATURE, null);
  }

  private static SchemaColumn as(ColumnProfile column, ColumnRole role, @Nullable String reason) {
    Matcher unit = UNIT.matcher(column.name());
    return new SchemaColumn(
        column.name(),
        column.type(),
        role,
        unit.find() ? unit.group(1) : null,
        null,
        null,
        null,
        reason);
  }

  private static String plain(String name) {
    return UNIT.matcher(name).replaceAll("").strip().toLowerCase(Locale.ROOT);
  }
}
