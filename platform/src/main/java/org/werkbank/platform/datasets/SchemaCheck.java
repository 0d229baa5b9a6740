package org.werkbank.platform.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/** Puts a person's word on top of the guess, or says where it does not fit the data. */
final class SchemaCheck {
  private static final int LONGEST_TEXT = 500;

  private SchemaCheck() {}

  /** What a person says of one column. */
  record Said(
      String name,
      ColumnRole role,
      @Nullable String unit,
      @Nullable String description,
      @Nullable Availability availableAt,
      @Nullable Protection protection) {}

  static Schema confirmed(Schema guess, List<Said> said) {
    List<ProblemDetail> mistakes = new ArrayList<>();
    Map<String, Said> byName = new HashMap<>();
    for (int i = 0; i < said.size(); i++) {
      Said one = said.get(i);
      boolean isKnown = guess.columns().stream().anyMatch(c -> c.name().equals(one.name()));
      if (!isKnown) {
        mistakes.add(at(i, "name", "datasets.schema.unknownColumn", one.name()));
      } else if (byName.putIfAbsent(one.name(), one) != null) {
        mistakes.add(at(i, "name", "datasets.schema.twice", one.name()));
      }
      if (tooLong(one.unit()) || tooLong(one.description())) {
        mistakes.add(at(i, "unit", "datasets.schema.longText", LONGEST_TEXT));
      }
    }
    Schema schema =
        new Schema(
            true, guess.columns().stream().map(c -> merged(c, byName.get(c.name()))).toList());
    atMostOne(schema, ColumnRole.LABEL, mistakes);
    atMostOne(schema, ColumnRole.TIME, mistakes);
    atMostOne(schema, ColumnRole.GROUP, mistakes);
    if (schema.columns().stream()
        .anyMatch(one -> one.isProtected() && one.role() == ColumnRole.LABEL)) {
      mistakes.add(ProblemDetail.atPointer("/columns", "datasets.schema.protectedLabel"));
    }
    if (schema.count(ColumnRole.FEATURE) == 0) {
      mistakes.add(ProblemDetail.atPointer("/columns", "datasets.schema.noFeature"));
    }
    if (!mistakes.isEmpty()) {
      throw Problem.at(ProblemType.INVALID_INPUT, mistakes, "datasets.schema.wrong");
    }
    return schema;
  }

  private static SchemaColumn merged(SchemaColumn guess, @Nullable Said said) {
    return said == null
        ? new SchemaColumn(
            guess.name(),
            guess.type(),
            guess.role(),
            guess.unit(),
            guess.description(),
            guess.availableAt(),
            guess.protection(),
            null)
        : new SchemaColumn(
            guess.name(),
            guess.type(),
            said.role(),
            blankToNull(said.unit()),
            blankToNull(said.description()),
            said.availableAt(),
            said.protection(),
            null);
  }

  private static void atMostOne(Schema schema, ColumnRole role, List<ProblemDetail> mistakes) {
    if (schema.count(role) > 1) {
      mistakes.add(
          ProblemDetail.atPointer(
              "/columns",
              "datasets.schema.moreThanOne",
              role.name().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private static ProblemDetail at(int index, String field, String key, Object argument) {
    return ProblemDetail.atPointer("/columns/" + index + "/" + field, key, argument);
  }

  private static boolean tooLong(@Nullable String text) {
    return text != null && text.length() > LONGEST_TEXT;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
