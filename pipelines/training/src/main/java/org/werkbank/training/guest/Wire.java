package org.werkbank.training.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How harness and guest talk: a byte that says what follows, then big-endian numbers, texts of at
 * most 65,535 bytes and arrays after their length. Whoever reads does not trust whoever wrote:
 * every length is checked before anything is made for it. Never Java serialisation.
 */
final class Wire {
  static final byte DESCRIBE = 'D';
  static final byte TRAIN = 'T';
  static final byte LOAD = 'L';
  static final byte PREDICT = 'P';

  static final byte DESCRIBED = 'd';
  static final byte PROGRESS = 'p';
  static final byte METRIC = 'm';
  static final byte MODEL = 'M';
  static final byte LOADED = 'l';
  static final byte ANSWER = 'r';
  static final byte FAILED = 'e';

  private static final int MOST_CELLS = 1 << 28;
  private static final int MOST_NAMES = 1 << 20;
  private static final int MOST_PARTS = 1000;
  private static final long MOST_PART_BYTES = 256L << 20;

  private Wire() {}

  /** What came was not what may come: the guest is broken or hostile. */
  static final class Garbled extends IOException {
    private static final long serialVersionUID = 1;

    Garbled(String what) {
      super(what);
    }
  }

  static void writeNames(DataOutputStream out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  static List<String> readNames(DataInputStream in) throws IOException {
    int count = length(in, MOST_NAMES);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  static double[] readNumbers(DataInputStream in) throws IOException {
    return readNumbers(in, MOST_CELLS);
  }

  static double[] readNumbers(DataInputStream in, int most) throws IOException {
    double[] numbers = new double[length(in, most)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }

  /** Null is written as a length of -1. */
  static void writeIndices(DataOutputStream out, int @Nullable [] indices) throws IOException {
    out.writeInt(indices == null ? -1 : indices.length);
    if (indices != null) {
      for (int index : indices) {
        out.writeInt(index);
      }
    }
  }

  static int @Nullable [] readIndices(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count == -1) {
      return null;
    }
    int[] indices = new int[checked(count, MOST_CELLS)];
    for (int i = 0; i < count; i++) {
      indices[i] = in.readInt();
    }
    return indices;
  }

  static void writeParts(DataOutputStream out, Map<String, byte[]> parts) throws IOException {
    out.writeInt(parts.size());
    for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
      out.writeUTF(part.getKey());
      out.writeInt(part.getValue().length);
      out.write(part.getValue());
    }
  }

  static Map<String, byte[]> readParts(DataInputStream in) throws IOException {
    int count = length(in, MOST_PARTS);
    Map<String, byte[]> parts = new HashMap<>();
    long left = MOST_PART_BYTES;
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      byte[] part = in.readNBytes(length(in, (int) left));
      left -= part.length;
      parts.put(name, part);
    }
    return parts;
  }

  private static int length(DataInputStream in, int most) throws IOException {
    return checked(in.readInt(), most);
  }

  private static int checked(int length, int most) throws Garbled {
    if (length < 0 || length > most) {
      throw new Garbled("a length of " + length + " where at most " + most + " may come");
    }
    return length;
  }
}
