package org.werkbank.platform.datasets.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.ProblemDetail;

/** The column names all files of a version share: given by the sender, or those of the first. */
final class RewrittenHeader {
  private final boolean given;
  private final boolean withFile;
  private List<String> names;
  private @Nullable String firstFile;
  private boolean written;

  RewrittenHeader(@Nullable List<String> given, boolean withFile) {
    this.given = given != null;
    this.withFile = withFile;
    this.names = given == null ? List.of() : List.copyOf(given);
  }

  boolean isGiven() {
    return given;
  }

  int width() {
    return names.size();
  }

  /** Files without a header line are told by their first row from files that have one. */
  boolean isRepeatedBy(List<String> firstRow) {
    return given && names.equals(firstRow);
  }

  /** Takes the first file's names, and of every other file wants the same; false when not so. */
  boolean meet(List<String> found, long line, FileMistakes mistakes) {
    if (firstFile == null) {
      firstFile = mistakes.file() == null ? "" : mistakes.file();
      names = List.copyOf(found);
      int before = mistakes.count();
      checkFirst(line, mistakes);
      if (mistakes.count() > before) {
        hint(found, line, mistakes);
      }
      return true;
    }
    if (names.equals(found)) {
      return true;
    }
    mistakes.add(difference(found, line, firstFile));
    hint(found, line, mistakes);
    return false;
  }

  /** Writes it once, before the first row of the first file. */
  void write(StringBuilder out, char delimiter) {
    if (written) {
      return;
    }
    written = true;
    List<String> all = new ArrayList<>(names);
    if (withFile) {
      all.add(0, RewrittenCsv.FILE);
    }
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        out.append(delimiter);
      }
      CsvCells.append(out, all.get(i), delimiter);
    }
    out.append('\n');
  }

  ProblemDetail ragged(long line, int cells) {
    return ProblemDetail.atLine(
        line, given ? "datasets.raggedNamed" : "datasets.ragged", cells, names.size());
  }

  private void checkFirst(long line, FileMistakes mistakes) {
    HeaderCheck.check(names, line, mistakes);
    if (withFile && names.size() == HeaderCheck.MOST_COLUMNS) {
      mistakes.add(
          ProblemDetail.atLine(
              line, "datasets.tooManyColumns", names.size() + 1, HeaderCheck.MOST_COLUMNS));
    }
    if (withFile && names.contains(RewrittenCsv.FILE)) {
      mistakes.add(
          ProblemDetail.atCell(
              line,
              names.indexOf(RewrittenCsv.FILE) + 1,
              "datasets.fileColumn",
              RewrittenCsv.FILE));
    }
  }

  private ProblemDetail difference(List<String> found, long line, String first) {
    int same = 0;
    while (same < names.size() && same < found.size() && names.get(same).equals(found.get(same))) {
      same++;
    }
    if (same == found.size() || same == names.size()) {
      return ProblemDetail.atLine(
          line, "datasets.draft.columnCount", found.size(), names.size(), first);
    }
    return ProblemDetail.atCell(
        line, same + 1, "datasets.draft.otherColumn", found.get(same), names.get(same), first);
  }

  /** A header of nothing but numbers is most often the first row of a file that has none. */
  private static void hint(List<String> found, long line, FileMistakes mistakes) {
    NumberText point = new NumberText('.');
    NumberText comma = new NumberText(',');
    boolean numbersOnly =
        found.stream()
            .map(String::toCharArray)
            .allMatch(
                cell ->
                    !Double.isNaN(point.read(cell, 0, cell.length))
                        || !Double.isNaN(comma.read(cell, 0, cell.length)));
    if (numbersOnly) {
      mistakes.add(ProblemDetail.atLine(line, "datasets.noHeader"));
    }
  }
}
