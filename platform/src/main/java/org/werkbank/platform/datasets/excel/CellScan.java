package org.werkbank.platform.datasets.excel;

import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Looks at the tags of a workbook's XML as they pass: in sheets and shared texts how long a cell is
 * and how many are in a row, without keeping either; anywhere, that nothing declares entities.
 */
final class CellScan {
  static final int MOST_CELLS_IN_ROW = 16_384;

  /** Excel allows 32,767 characters, of which each may be an entity with fonts around it. */
  static final int LARGEST_CELL_BYTES = 1 << 20;

  private static final int LONGEST_NAME = 24;

  private static final String DECLARES_ENTITIES = "!DOCTYPE";

  private final String entry;
  private final boolean hasCells;
  private final StringBuilder name = new StringBuilder();
  private boolean inName;
  private boolean isBehindCells;
  private int run;
  private int cells;

  CellScan(String entry, boolean hasCells) {
    this.entry = entry;
    this.hasCells = hasCells;
  }

  void take(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      take((char) (bytes[i] & 0xff));
    }
  }

  private void take(char c) {
    if (c == 0) {
      // UTF-16 would pass by unseen; Excel writes UTF-8.
      throw Problem.of(ProblemType.BAD_DATA, "datasets.excel.damaged");
    }
    run++;
    if (c == '<') {
      name.setLength(0);
      inName = true;
      run = isBehindCells ? 0 : run;
    } else if (inName) {
      if (c <= ' ' || c == '>' || (c == '/' && !name.isEmpty())) {
        inName = false;
        if (!name.isEmpty()) {
          tag(name.substring(name.indexOf(":") + 1), name.charAt(0) == '/');
        }
      } else if (name.length() < LONGEST_NAME) {
        name.append(c);
      }
    }
    if (hasCells && run > LARGEST_CELL_BYTES) {
      throw Problem.of(
          ProblemType.BAD_DATA, "datasets.excel.hugeCell", entry, LARGEST_CELL_BYTES >> 10);
    }
  }

  private void tag(String tag, boolean closes) {
    if (tag.startsWith(DECLARES_ENTITIES)) {
      // Files of the server, or a few letters that become gigabytes; the standard forbids it.
      throw Problem.of(ProblemType.BAD_DATA, "datasets.excel.entities", entry);
    }
    switch (tag) {
      case "c" -> {
        run = 0;
        cells++;
        if (cells > MOST_CELLS_IN_ROW) {
          throw Problem.of(
              ProblemType.BAD_DATA, "datasets.excel.wideRow", entry, MOST_CELLS_IN_ROW);
        }
      }
      case "si" -> run = 0;
      case "row" -> {
        run = 0;
        cells = 0;
        isBehindCells = false;
      }
      case "/sheetData" -> isBehindCells = true;
      default -> isBehindCells |= closes && tag.equals("sheetData");
    }
  }
}
