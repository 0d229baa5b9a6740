package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.werkbank.training.data.FrameColumn;

/** Columns that a check found, each with a word on it; long lists are cut. */
final class NamedColumns {
  private static final int MOST = 30;

  private final List<Sentence> found = new ArrayList<>();

  void add(FrameColumn column) {
    add(column, new Sentence("", ""));
  }

  void add(FrameColumn column, Sentence about) {
    add(column.column().name(), about);
  }

  void add(String name, Sentence about) {
    found.add(
        new Sentence(
            "\"" + name + "\"" + inBrackets(about.en()),
            "„" + name + "“" + inBrackets(about.de())));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The columns behind these words, as one sentence. */
  Sentence after(String en, String de) {
    int more = found.size() - MOST;
    String andMoreEn = more > 0 ? " and " + more + " more." : ".";
    String andMoreDe = more > 0 ? " und " + more + " weitere." : ".";
    return new Sentence(
        en
            + " "
            + found.stream().limit(MOST).map(Sentence::en).collect(Collectors.joining(", "))
            + andMoreEn,
        de
            + " "
            + found.stream().limit(MOST).map(Sentence::de).collect(Collectors.joining(", "))
            + andMoreDe);
  }

  private static String inBrackets(String about) {
    return about.isEmpty() ? "" : " (" + about + ")";
  }
}
