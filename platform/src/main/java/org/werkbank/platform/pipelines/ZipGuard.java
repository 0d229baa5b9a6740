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
  private static final int DIRECTORY_OFFSET_OFFSET = 16;
  private static final int COMMENT_LENGTH_OFFSET = 20;

  private ZipGuard() {}

  /** Refuses a file that is no zip, and one whose directory is larger than the limits. */
  static void check(Path file, int mostEntries, long largestDirectoryBytes) throws IOException {
    try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
      int tail = (int) Math.min(zip.length(), END_BYTES + LONGEST_COMMENT_BYTES);
      byte[] bytes = new byte[tail];
      zip.seek(zip.length() - tail);
      zip.readFully(bytes);
      ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int at = tail - END_BYTES;
      while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
        at--;
      }
      // Java looks further for another end when the comment's length does not fit; honest jars fit.
      if (at < 0 || at + END_BYTES + unsigned(end, at + COMMENT_LENGTH_OFFSET) != tail) {
        throw JarCheck.refused("pipelines.jar.notAZip");
      }
      int entries = unsigned(end, at + ENTRIES_OFFSET);
      long directory = Integer.toUnsignedLong(end.getInt(at + DIRECTORY_SIZE_OFFSET));
      // An offset of all ones sends Java to the zip64 record, which has sizes of its own.
      boolean zip64 = end.getInt(at + DIRECTORY_OFFSET_OFFSET) == -1;
      if (entries > mostEntries || directory > largestDirectoryBytes || zip64) {
        throw JarCheck.refused("pipelines.jar.tooManyEntries", mostEntries);
      }
    }
  }

  private static int unsigned(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
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
