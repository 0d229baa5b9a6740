package org.werkbank.platform.pipelines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * Looks through a submitted jar without unpacking it to disk and without loading a class. Refuses
 * what no honest jar has; everything else it notes for the reviewer.
 */
final class JarCheck {
  private static final int MOST_ENTRIES = 20_000;
  private static final long LARGEST_DIRECTORY_BYTES = 4_000_000;
  private static final long LARGEST_CONTENT_BYTES = 500_000_000;
  private static final int LARGEST_CLASS_BYTES = 4_000_000;
  private static final int LARGEST_MANIFEST_BYTES = 1_000_000;
  private static final int LONGEST_MANIFEST_VALUE = 500;

  /** Tells versions of a class apart; the jar as a whole is held by its full hash. */
  private static final int HASH_LETTERS = 16;

  /** Deflate packs class files about 2:1 and zeros 1,000:1; nothing real lies above this. */
  private static final long LARGEST_RATIO = 200;

  /** A ratio says nothing of a jar this small. */
  private static final long RATIO_COUNTS_FROM_BYTES = 10_000_000;

  /** Classes of these would take the place of the harness that judges, or of its libraries. */
  private static final List<String> RESERVED =
      List.of(
          "org.werkbank.contract.",
          "org.werkbank.training.",
          "org.werkbank.platform.",
          "org.apache.spark.",
          "java.",
          "jdk.",
          "sun.");

  private static final Set<String> NATIVE = Set.of("so", "dll", "dylib", "jnilib");
  private static final Set<String> ARCHIVES = Set.of("jar", "zip", "war", "ear", "tar", "gz");

  private final String trainer;
  private final long jarBytes;
  private final Set<String> names = new HashSet<>();
  private final Set<String> classes = new TreeSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> nested = new ArrayList<>();
  private final TreeMap<String, String> manifest = new TreeMap<>();
  private final TreeMap<String, String> hashes = new TreeMap<>();
  private final LibraryList libraries = new LibraryList();
  private int totalFindings;
  private long contentBytes;
  private boolean trainerSeen;
  private boolean trainerStartable;

  private JarCheck(String trainer, long jarBytes) {
    this.trainer = trainer;
    this.jarBytes = jarBytes;
  }

  /**
   * Checks the jar.
   *
   * @param trainer name of the class that must be in it
   * @throws Problem when the jar is refused
   */
  static JarReport check(Path jar, long jarBytes, String trainer) {
    JarCheck check = new JarCheck(trainer, jarBytes);
    try {
      ZipGuard.check(jar, MOST_ENTRIES, LARGEST_DIRECTORY_BYTES);
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        return check.report(zip);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw refused("pipelines.jar.notAZip").causedBy(e);
    } catch (IOException e) {
      throw refused("pipelines.jar.damaged").causedBy(e);
    }
  }

  static Problem refused(String key, Object... arguments) {
    return Problem.at(
        ProblemType.BAD_DATA,
        List.of(ProblemDetail.atPointer("/jar", key, arguments)),
        "pipelines.jarRefused");
  }

  private JarReport report(ZipFile zip) throws IOException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      visit(zip, entry);
    }
    if (!trainerSeen) {
      throw refused("pipelines.jar.noTrainer", trainer);
    }
    if (!trainerStartable) {
      throw refused("pipelines.jar.trainerNotPublic", trainer);
    }
    return new JarReport(
        List.copyOf(classes),
        findings,
        new JarReport.Facts(
            names.size(), contentBytes, totalFindings, nested, manifest, libraries.all()),
        hashes);
  }

  private void visit(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName();
    if (ZipGuard.isUnsafeName(name)) {
      throw ZipGuard.unsafe(name);
    }
    if (!names.add(name)) {
      throw refused("pipelines.jar.duplicate", name);
    }
    if (names.size() > MOST_ENTRIES) {
      throw refused("pipelines.jar.tooManyEntries", MOST_ENTRIES);
    }
    if (entry.isDirectory()) {
      return;
    }
    if (name.equals("META-INF/INDEX.LIST")) {
      throw refused("pipelines.jar.classPath", name);
    }
    // Java's own reader does not compare checksums, so a damaged class would only fail in a run.
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      if (name.endsWith(".class")) {
        visitClass(name, in);
      } else if (name.equals("META-INF/MANIFEST.MF")) {
        visitManifest(in);
      } else if (LibraryList.isAbout(name) && entry.getSize() <= LibraryList.LARGEST_FILE_BYTES) {
        visitLibrary(name, in);
      } else {
        visitOther(name, in);
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw refused("pipelines.jar.damaged");
      }
    }
  }

  private void visitClass(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_CLASS_BYTES + 1);
    count(bytes.length);
    if (bytes.length > LARGEST_CLASS_BYTES) {
      throw refused("pipelines.jar.classTooLarge", name, LARGEST_CLASS_BYTES);
    }
    String className =
        name.replaceFirst("^META-INF/versions/\\d+/", "")
            .replaceFirst("\\.class$", "")
            .replace('/', '.');
    if (RESERVED.stream().anyMatch(className::startsWith)) {
      throw refused("pipelines.jar.reserved", className);
    }
    classes.add(className);
    hashes.put(className, hashOf(bytes));
    boolean startable = ClassScan.scan(className, bytes, this::note);
    if (className.equals(trainer) && !name.startsWith("META-INF/")) {
      trainerSeen = true;
      trainerStartable = startable;
    }
  }

  private static String hashOf(byte[] bytes) throws IOException {
    return SpooledJar.hashOf(new ByteArrayInputStream(bytes)).substring(0, HASH_LETTERS);
  }

  private void visitLibrary(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LibraryList.LARGEST_FILE_BYTES);
    count(bytes.length);
    libraries.take(name, bytes);
  }

  private void visitManifest(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_MANIFEST_BYTES + 1);
    count(bytes.length);
    if (bytes.length > LARGEST_MANIFEST_BYTES) {
      throw refused("pipelines.jar.manifestTooLarge", LARGEST_MANIFEST_BYTES);
    }
    Attributes main = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
    if (main.getValue(Attributes.Name.CLASS_PATH) != null) {
      throw refused("pipelines.jar.classPath", "Class-Path");
    }
    main.forEach(
        (key, value) -> {
          String text = value.toString();
          manifest.put(
              key.toString(),
              text.length() > LONGEST_MANIFEST_VALUE
                  ? text.substring(0, LONGEST_MANIFEST_VALUE) + "…"
                  : text);
        });
  }

  private void visitOther(String name, InputStream in) throws IOException {
    byte[] buffer = new byte[65_536];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      count(read);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (NATIVE.contains(ending)) {
      note(new Finding("native", name, "", 0, ending));
    }
    if (ARCHIVES.contains(ending)) {
      nested.add(name);
    }
  }

  /** Counts what really came out; the sizes a zip declares may lie. */
  private void count(long bytes) {
    contentBytes += bytes;
    boolean bomb =
        contentBytes > RATIO_COUNTS_FROM_BYTES && contentBytes / jarBytes > LARGEST_RATIO;
    if (bomb || contentBytes > LARGEST_CONTENT_BYTES) {
      throw refused("pipelines.jar.bomb", LARGEST_CONTENT_BYTES / 1_000_000, LARGEST_RATIO);
    }
  }

  private void note(Finding finding) {
    totalFindings++;
    if (findings.size() < JarReport.MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
