package org.werkbank.platform.pipelines;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.werkbank.platform.problem.Problem;

/**
 * Looks at the end of a zip file before anything reads its directory: Java's reader takes the whole
 * directory into memory, and a hostile one may be as large as the file.
 */
final class ZipGuard {
  private static final int END_BYTES = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT_BYTES = 65_535;
  private static final int ENTRIES_OFFSET = 10;
  private static final int DIRECTORY_SIZE_OFFSET = 12;

  private ZipGuard() {}

  /** Refuses a file that is no zip, and one whose directory is larger than the limits. */
  static void check(Path file, int mostEntries, long largestDirectoryBytes) throws IOException {
    try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
      int tail = (int) Math.min(zip.length(), END_BYTES + LONGEST_COMMENT_BYTES);
      byte[] bytes = new byte[tail];
      zip.seek(zip.length() - tail);
      zip.readFully(bytes);
      ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = tail - END_BYTES; at >= 0; at--) {
        if (end.getInt(at) == END_SIGNATURE) {
          int entries = Short.toUnsignedInt(end.getShort(at + ENTRIES_OFFSET));
          long directory = Integer.toUnsignedLong(end.getInt(at + DIRECTORY_SIZE_OFFSET));
          if (entries > mostEntries || directory > largestDirectoryBytes) {
            throw JarCheck.refused("pipelines.jar.tooManyEntries", mostEntries);
          }
          return;
        }
      }
    }
    throw JarCheck.refused("pipelines.jar.notAZip");
  }

  /** Whether an entry's name would lead out of the folder it is unpacked into. */
  static boolean isUnsafeName(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || name.chars().anyMatch(Character::isISOControl)
        || ("/" + name + "/").contains("/../")
        || ("/" + name + "/").contains("/./")
        || name.isEmpty();
  }

  /** A problem that names the entry, cut to a length fit for a sentence. */
  static Problem unsafe(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return JarCheck.refused(
        "pipelines.jar.unsafeName",
        printable.length() > 200 ? printable.substring(0, 200) + "…" : printable);
  }
}
