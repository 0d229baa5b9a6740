package org.werkbank.training.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.werkbank.contract.CsvDialect;
import org.werkbank.contract.Input;

/**
 * A CSV file as rows of text. The first row is the header; the last field of a row holds the raw
 * record when its number of cells is wrong.
 */
final class CsvRows {
  private static final String BROKEN = "__broken";

  private CsvRows() {}

  /**
   * @param whole as one partition, whatever the size; else in parts, in the order of the file,
   *     which takes a file whose rows are lines
   */
  static Dataset<Row> of(SparkSession spark, Input input, CsvDialect dialect, boolean whole) {
    StructType schema = new StructType();
    for (int i = 0; i < input.columns().size(); i++) {
      schema = schema.add("c" + i, DataTypes.StringType);
    }
    schema = schema.add(BROKEN, DataTypes.StringType);
    return spark
        .read()
        .schema(schema)
        .option("sep", dialect.delimiter())
        .option("quote", dialect.quote())
        // RFC 4180: a quote inside quotes is doubled; Spark's own default is a backslash
        .option("escape", dialect.quote())
        .option("encoding", dialect.encoding())
        .option("header", false)
        .option("multiLine", whole)
        .option("maxColumns", Math.max(20_480, input.columns().size() + 2))
        .option("maxCharsPerColumn", 1 << 20)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", BROKEN)
        .csv(input.uri());
  }

  static List<String> header(Row row) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.length() - 1; i++) {
      String name = row.isNullAt(i) ? "" : row.getString(i);
      names.add(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name);
    }
    return names;
  }
}
