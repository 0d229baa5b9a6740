package org.werkbank.platform.datasets.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Refuses archives that unpack to more than a workbook has. The reader behind it holds shared
 * texts, styles and a row at a time in memory and would run out of it, so every entry is read
 * through once here, and what its header says of its size is believed of none.
 */
final class WorkbookGuard {
  static final int MOST_ENTRIES = 10_000;
  static final long LARGEST_UNPACKED_BYTES = 2L << 30;
  static final long LARGEST_TEXTS_BYTES = 32L << 20;
  static final int HIGHEST_RATIO = 200;
  private static final long LARGEST_OTHER_XML_BYTES = 8L << 20;
  private static final long RATIO_COUNTS_FROM_BYTES = 1L << 20;

  private long unpacked;

  private WorkbookGuard() {}

  /**
   * Reads every entry through.
   *
   * @throws Problem of type bad-data when the file is no workbook or too much of one
   */
  static void check(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      new WorkbookGuard().check(zip);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.excel.damaged").causedBy(e);
    }
  }

  private void check(ZipFile zip) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw Problem.of(
          ProblemType.BAD_DATA, "datasets.excel.tooManyEntries", zip.size(), MOST_ENTRIES);
    }
    Set<String> names = new HashSet<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName().toLowerCase(Locale.ROOT);
      // Of two entries with one name the reader might take the other.
      if (!names.add(name)) {
        throw Problem.of(ProblemType.BAD_DATA, "datasets.excel.damaged");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        read(in, entry, name);
      }
    }
  }

  private void read(InputStream in, ZipEntry entry, String name) throws IOException {
    boolean isTexts = name.endsWith("sharedstrings.xml");
    boolean isCells = isTexts || name.contains("worksheets/");
    boolean isXml = name.endsWith(".xml") || name.endsWith(".rels");
    long most =
        isTexts
            ? LARGEST_TEXTS_BYTES
            : isXml && !isCells ? LARGEST_OTHER_XML_BYTES : LARGEST_UNPACKED_BYTES;
    CellScan scan = new CellScan(entry.getName(), isCells);
    byte[] buffer = new byte[65_536];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      unpacked += n;
      boolean isBomb =
          size > RATIO_COUNTS_FROM_BYTES
              && size > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize());
      if (size > most || unpacked > LARGEST_UNPACKED_BYTES || isBomb) {
        throw Problem.of(
            ProblemType.BAD_DATA, "datasets.excel.tooLarge", entry.getName(), most >> 20);
      }
      if (isXml) {
        scan.take(buffer, n);
      }
    }
  }
}
