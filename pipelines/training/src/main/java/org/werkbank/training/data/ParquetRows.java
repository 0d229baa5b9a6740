package org.werkbank.training.data;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Parquet file as rows of text, sorted by the position of the row in the file. */
final class ParquetRows {
  private ParquetRows() {}

  static Dataset<Row> of(SparkSession spark, String uri) {
    Dataset<Row> raw = spark.read().parquet(uri);
    Column[] texts =
        Arrays.stream(raw.columns())
            .map(name -> "`" + name.replace("`", "``") + "`")
            .map(quoted -> col(quoted).cast("string"))
            .toArray(Column[]::new);
    Dataset<Row> ordered = raw.orderBy(col("_metadata.row_index"));
    return ordered.select(texts).toDF(raw.columns());
  }
}
