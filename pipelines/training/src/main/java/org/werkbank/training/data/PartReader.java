package org.werkbank.training.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.contract.ColumnType;

/**
 * Turns the rows of one part of a file into columns of numbers where the part is read, so that text
 * does not travel.
 *
 * @param places where the wanted columns stand in a row
 * @param types what they hold
 * @param csv whether the first row is the header and rows end with the raw record when it is broken
 */
record PartReader(int[] places, List<ColumnType> types, String decimal, boolean csv)
    implements Function2<Integer, Iterator<Row>, Iterator<ReadPart>>, Serializable {

  @Override
  public Iterator<ReadPart> call(Integer part, Iterator<Row> rows) {
    if (csv && part == 0 && rows.hasNext()) {
      rows.next();
    }
    CellParser parser = new CellParser(decimal);
    List<ColumnBuilder> builders =
        types.stream().map(type -> new ColumnBuilder(column(type), parser)).toList();
    List<Integer> ragged = new ArrayList<>();
    int read = 0;
    for (; rows.hasNext(); read++) {
      Row row = rows.next();
      if (csv && !row.isNullAt(row.length() - 1)) {
        ragged.add(read);
        continue;
      }
      for (int i = 0; i < places.length; i++) {
        builders.get(i).add(row.getString(places[i]));
      }
    }
    List<ReadColumn> columns = builders.stream().map(ColumnBuilder::read).toList();
    int[] positions = ragged.stream().mapToInt(Integer::intValue).toArray();
    return List.of(new ReadPart(read, positions, new ArrayList<>(columns))).iterator();
  }

  private static Column column(ColumnType type) {
    return new Column("column", type, ColumnRole.FEATURE, null);
  }
}
