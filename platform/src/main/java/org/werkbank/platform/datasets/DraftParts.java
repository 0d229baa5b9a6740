package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.CsvDialect;
import org.werkbank.platform.datasets.csv.CsvPart;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.datasets.csv.DialectSniffer;
import org.werkbank.platform.datasets.csv.FileDialect;
import org.werkbank.platform.datasets.csv.FileMistakes;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;

/**
 * Looks at the beginning of every file of a draft. Separator and encoding may differ from file to
 * file, but the decimal mark may not, for cells are carried over as text.
 */
final class DraftParts {
  private final ObjectStore store;

  DraftParts(ObjectStore store) {
    this.store = store;
  }

  List<CsvPart> of(List<DraftFile> files, DialectChoice choice) {
    FileMistakes mistakes = new FileMistakes(true);
    List<FileDialect> dialects = new ArrayList<>();
    for (DraftFile file : files) {
      mistakes.enter(file.filename());
      try {
        dialects.add(DialectSniffer.look(sampleOf(file), choice));
      } catch (Problem e) {
        if (e.type() != ProblemType.BAD_DATA) {
          throw e;
        }
        mistakes.add(ProblemDetail.atLine(1, e.text().key(), e.text().arguments().toArray()));
      }
    }
    if (!mistakes.isEmpty()) {
      throw mistakes.problem();
    }
    String decimal = choice.decimal() == null ? common(files, dialects) : choice.decimal();
    List<CsvPart> parts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      DraftFile file = files.get(i);
      FileDialect dialect = dialects.get(i).withDecimal(decimal);
      parts.add(new CsvPart(file.filename(), dialect, () -> open(file, 0, file.sizeBytes())));
    }
    return parts;
  }

  /** The mark of the first file that shows one; every other that shows one must agree. */
  private static String common(List<DraftFile> files, List<FileDialect> dialects) {
    FileMistakes mistakes = new FileMistakes(true);
    int first = -1;
    for (int i = 0; i < files.size(); i++) {
      FileDialect dialect = dialects.get(i);
      if (dialect.commas() == dialect.points()) {
        continue;
      }
      if (first < 0) {
        first = i;
      }
      CsvDialect expected = dialects.get(first).csv();
      if (!dialect.csv().decimal().equals(expected.decimal())) {
        mistakes.enter(files.get(i).filename());
        mistakes.add(
            ProblemDetail.atLine(
                1,
                "datasets.draft.otherDecimal",
                dialect.csv().decimal(),
                expected.decimal(),
                files.get(first).filename()));
      }
    }
    if (!mistakes.isEmpty()) {
      throw mistakes.problem();
    }
    return first < 0 ? "." : dialects.get(first).csv().decimal();
  }

  private byte[] sampleOf(DraftFile file) {
    try (InputStream in = open(file, 0, Math.min(file.sizeBytes(), DialectSniffer.SAMPLE_BYTES))) {
      return in.readNBytes(DialectSniffer.SAMPLE_BYTES);
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private InputStream open(DraftFile file, long offset, long length) {
    try {
      return new StoredFile(store.get(file.bucket(), file.objectKey(), offset, length));
    } catch (Problem e) {
      // Somebody replaced the file or gave the draft up since it was read.
      throw e.type() == ProblemType.NOT_FOUND
          ? Problem.of(ProblemType.CONFLICT, "datasets.draft.changed").causedBy(e)
          : e;
    }
  }
}
