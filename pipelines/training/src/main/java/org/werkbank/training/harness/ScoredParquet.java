package org.werkbank.training.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.werkbank.contract.RunEvent;
import org.werkbank.training.data.FrameColumn;

/** Writes predictions as one Parquet file, by way of the run's own folder. */
final class ScoredParquet {
  private static final String MEDIA_TYPE = "application/vnd.apache.parquet";

  private ScoredParquet() {}

  static RunEvent.Artifact write(ScoredRows rows, RunScope scope) throws IOException {
    Path folder = scope.temporary().resolve("predictions");
    scope
        .spark()
        .createDataFrame(rows(rows), schema(rows))
        .coalesce(1)
        .write()
        .parquet(folder.toUri().toString());
    try (Stream<Path> files = Files.list(folder)) {
      Path part = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return scope.files().write("predictions.parquet", MEDIA_TYPE, out -> Files.copy(part, out));
    }
  }

  private static StructType schema(ScoredRows rows) {
    StructType schema = new StructType().add("row", DataTypes.LongType, false);
    for (FrameColumn id : rows.ids()) {
      schema = schema.add(id.column().name(), DataTypes.StringType);
    }
    schema =
        schema.add(
            "prediction",
            rows.isClassification() ? DataTypes.StringType : DataTypes.DoubleType,
            false);
    for (String name : rows.valueNames()) {
      schema = schema.add(name, DataTypes.DoubleType, false);
    }
    return schema;
  }

  private static List<Row> rows(ScoredRows scored) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < scored.frame().size(); i++) {
      List<Object> cells = new ArrayList<>();
      cells.add(scored.frame().rowNumbers()[i]);
      for (FrameColumn id : scored.ids()) {
        cells.add(id.text(i));
      }
      if (scored.isClassification()) {
        cells.add(scored.decision(i));
      }
      for (double value : scored.values(i)) {
        cells.add(value);
      }
      rows.add(RowFactory.create(cells.toArray()));
    }
    return rows;
  }
}
