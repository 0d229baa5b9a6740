package org.werkbank.platform.datasets.csv;

import org.werkbank.contract.CsvDialect;

/**
 * How a file is written as it arrives.
 *
 * @param csv its separator, encoding, decimal mark and quote; the separator is a tab when blanks
 *     separate
 * @param blanks whether cells are separated by runs of blanks and tabs
 * @param guessedEncoding whether nobody said the encoding, so that a later byte may prove it wrong
 * @param commas how many cells of the sample are numbers with a decimal comma
 * @param points the same with a decimal point
 */
public record FileDialect(
    CsvDialect csv, boolean blanks, boolean guessedEncoding, long commas, long points) {
  /** The same with the decimal mark that all files of a draft share. */
  public FileDialect withDecimal(String decimal) {
    CsvDialect changed =
        new CsvDialect(csv.delimiter(), csv.encoding(), decimal, csv.quote(), csv.multiLine());
    return new FileDialect(changed, blanks, guessedEncoding, commas, points);
  }
}
