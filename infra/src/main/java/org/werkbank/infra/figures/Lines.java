package org.werkbank.infra.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rewrites text files line by line. */
final class Lines {
  private Lines() {}

  /** Another header, and every further line changed. */
  static Path rewritten(Path source, Path target, String header, UnaryOperator<String> change) {
    try (var lines = Files.lines(source);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      out.write(header + "\n");
      for (String line : (Iterable<String>) lines.skip(1)::iterator) {
        out.write(change.apply(line) + "\n");
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String header(Path source) {
    try (var lines = Files.lines(source)) {
      return lines.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of a file without a header, separated by white space, one list for each line. */
  static List<String[]> table(Path source) {
    try (var lines = Files.lines(source)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty()).map(l -> l.split("\\s+")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
