package org.werkbank.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;

/** Makes frames from columns written down in a test. */
public final class Frames {
  private Frames() {}

  public static FrameColumn numbers(String name, ColumnRole role, double... values) {
    Column column = new Column(name, ColumnType.NUMBER, role, null);
    return new FrameColumn(column, values, null, List.of(), 0);
  }

  public static FrameColumn texts(String name, ColumnRole role, String... cells) {
    List<String> words = new ArrayList<>();
    int[] codes = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null) {
        codes[i] = -1;
        continue;
      }
      if (!words.contains(cells[i])) {
        words.add(cells[i]);
      }
      codes[i] = words.indexOf(cells[i]);
    }
    Column column = new Column(name, ColumnType.TEXT, role, null);
    return new FrameColumn(column, null, codes, words, 0);
  }

  public static Frame of(int rows, FrameColumn... columns) {
    return new Frame(LongStream.rangeClosed(1, rows).toArray(), List.of(columns), 0);
  }
}
