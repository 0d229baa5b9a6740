package org.werkbank.platform.datasets;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.ColumnNames;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * What a sender says of a file that is yet to come, in the sender's own words; null where nothing
 * is said. The words are those of the plain upload's query.
 *
 * @param sha256 of the whole file, as hex
 */
public record FileWords(
    String datasetId,
    @Nullable String filename,
    @Nullable String columns,
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable String decimal,
    @Nullable String quote,
    @Nullable String sha256) {
  /** The same understood, or a problem that says which word is not. */
  Upload understood(long sizeBytes) {
    FileName name = FileName.of(filename);
    DialectChoice dialect = new DialectChoice(delimiter, encoding, decimal, quote);
    dialect.check();
    if (sha256 != null && !sha256.matches("[0-9a-fA-F]{64}")) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/sha256", "datasets.sha256Form")),
          "datasets.uploadWrong");
    }
    return new Upload(
        datasetId,
        name,
        MediaType.of(null, name.text()),
        dialect,
        columns == null ? null : ColumnNames.parse(columns),
        sha256 == null ? null : sha256.toLowerCase(Locale.ROOT),
        sizeBytes);
  }
}
