package org.werkbank.infra.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A wide table of process data as CSV, made while it is read: the same bytes for the same seed and
 * number of rows, about 1,250 of them for each row. Whether a part is bad follows from eight of its
 * columns, not linearly, and from chance.
 */
final class WideTable extends InputStream {
  static final int COLUMNS = 130;
  static final String LABEL = "bad";

  private static final int TOLD = 8;
  private static final int LONGEST_ROW = 12 * (COLUMNS + 1);

  private final SplittableRandom random;
  private final long rows;
  private final byte[] line = new byte[LONGEST_ROW];
  private final double[] cells = new double[COLUMNS];
  private long made;
  private int at;
  private int end;

  WideTable(long rows, long seed) {
    this.rows = rows;
    this.random = new SplittableRandom(seed);
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      header.append("sensor").append(i).append(',');
    }
    byte[] first = header.append(LABEL).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(first, 0, line, 0, first.length);
    end = first.length;
  }

  @Override
  public int read() {
    return isOver() ? -1 : line[at++];
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (isOver()) {
      return -1;
    }
    int copied = 0;
    while (copied < length && !isOver()) {
      int some = Math.min(length - copied, end - at);
      System.arraycopy(line, at, into, offset + copied, some);
      at += some;
      copied += some;
    }
    return copied;
  }

  private boolean isOver() {
    if (at == end && made < rows) {
      made++;
      makeLine();
    }
    return at == end;
  }

  private void makeLine() {
    at = 0;
    end = 0;
    for (int i = 0; i < COLUMNS; i++) {
      // the sum of three is nearly normal and ten times as quick
      cells[i] = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      number(1000 + i + 100 * cells[i]);
      line[end++] = ',';
    }
    double risk = -3.5;
    for (int i = 0; i < TOLD; i += 2) {
      risk += 4 * Math.abs(cells[i]) * (cells[i + 1] > 0 ? 1 : -1);
    }
    line[end++] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-risk)) ? '1' : '0');
    line[end++] = '\n';
  }

  /** Four digits before the point and four behind. */
  private void number(double value) {
    long scaled = Math.round(value * 10_000);
    int length = 9;
    for (int i = length - 1; i >= 0; i--) {
      if (i == 4) {
        line[end + i] = '.';
      } else {
        line[end + i] = (byte) ('0' + scaled % 10);
        scaled /= 10;
      }
    }
    end += length;
  }
}
