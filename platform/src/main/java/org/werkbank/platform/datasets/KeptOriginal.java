package org.werkbank.platform.datasets;

import java.util.List;
import java.util.Locale;

/**
 * A workbook that is kept as it came, beside the CSV file that runs read. The row of the version
 * names the CSV file; its key says where the workbook lies.
 */
record KeptOriginal(String filename, String sha256, long sizeBytes, String key) {
  private static final String CSV = "/sheet.csv";
  private static final String WORKBOOK = "/original.xlsx";
  private static final String MARK = ".xlsx#";

  /** Of a version made of a workbook; empty of any other. */
  static List<KeptOriginal> of(DatasetVersion version) {
    if (!isCsvOfOne(version.objectKey())) {
      return List.of();
    }
    VersionPart part = version.parts().get(0);
    int end = part.name().toLowerCase(Locale.ROOT).indexOf(MARK) + MARK.length() - 1;
    return List.of(
        new KeptOriginal(
            part.name().substring(0, end),
            part.sha256(),
            part.sizeBytes(),
            keyBeside(version.objectKey())));
  }

  /** Says which sheet was taken; the ending is there even if only the type told what it is. */
  static String partName(String filename, String sheet) {
    String named = filename.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? "" : ".xlsx";
    return filename + named + "#" + sheet;
  }

  static String keyOfCsv(String key) {
    return key.substring(0, key.lastIndexOf('/')) + CSV;
  }

  static boolean isCsvOfOne(String key) {
    return key.endsWith(CSV);
  }

  static String keyBeside(String key) {
    return key.substring(0, key.lastIndexOf('/')) + WORKBOOK;
  }

  /** The key a row names when it keeps this object. */
  static String keyInRow(String key) {
    return key.endsWith(WORKBOOK) ? keyOfCsv(key) : key;
  }
}
