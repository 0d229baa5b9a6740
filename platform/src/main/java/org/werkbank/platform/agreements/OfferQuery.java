package org.werkbank.platform.agreements;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * What is looked for among the offers of others.
 *
 * @param words each has to stand in name, description, owner or a column's name; empty for any
 * @param owner slug of the member, null for any; so for purpose and media type
 * @param mayTrain only what one may learn from; {@code mayDownload} only what one may fetch
 */
public record OfferQuery(
    String words,
    @Nullable String owner,
    @Nullable Purpose purpose,
    @Nullable String mediaType,
    boolean mayTrain,
    boolean mayDownload) {
  private static final int LONGEST_WORDS = 200;

  public OfferQuery {
    words = words.strip();
    if (words.length() > LONGEST_WORDS) {
      throw Problem.of(ProblemType.INVALID_INPUT, "catalogue.longWords", LONGEST_WORDS);
    }
  }

  public static OfferQuery all() {
    return new OfferQuery("", null, null, null, false, false);
  }

  /** Whether nothing narrows the list. */
  public boolean isAll() {
    return equals(all());
  }

  List<String> likes() {
    return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> "%" + word.replaceAll("([!%_])", "!$1") + "%")
        .toList();
  }
}
