package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the check of a submitted jar saw, as evidence for the review.
 *
 * @param classes names of all classes, sorted
 * @param findings uses of interfaces a trainer seldom needs; at most {@link #MOST_FINDINGS}
 * @param classHashes by class the beginning of its SHA-256, to say what changed between versions
 */
public record JarReport(
    List<String> classes,
    List<Finding> findings,
    Facts facts,
    @JsonIgnore Map<String, String> classHashes) {
  /** So many findings are kept; the total is in the facts. */
  public static final int MOST_FINDINGS = 500;

  public JarReport {
    classes = List.copyOf(classes);
    findings = List.copyOf(findings);
    classHashes = Map.copyOf(classHashes);
  }

  /** How many of the findings are of each kind, by name of the kind. */
  public SortedMap<String, Long> findingsByKind() {
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()));
  }

  /**
   * Facts about the jar as a whole.
   *
   * @param uncompressedBytes sum over all entries, counted while reading
   * @param totalFindings also those beyond the ones kept
   * @param nestedJars entries that are archives themselves; nothing loads them, nobody looked
   *     inside
   * @param manifest main attributes of its manifest
   * @param libraries what was packed into it
   */
  public record Facts(
      int entries,
      long uncompressedBytes,
      int totalFindings,
      List<String> nestedJars,
      Map<String, String> manifest,
      List<Library> libraries) {
    public Facts {
      nestedJars = List.copyOf(nestedJars);
      manifest = Map.copyOf(manifest);
      // What was submitted before libraries were looked for has none noted.
      libraries = libraries == null ? List.of() : List.copyOf(libraries);
    }
  }
}
