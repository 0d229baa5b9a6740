package org.werkbank.training.data;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Parquet file as rows of text, in the order of the file. */
final class ParquetRows {
  private ParquetRows() {}

  /**
   * @param sorted whether to make sure of the order; a single file that is read in parts of one
   *     size has it already
   */
  static Dataset<Row> of(SparkSession spark, String uri, boolean sorted) {
    Dataset<Row> raw = spark.read().parquet(uri);
    Column[] texts =
        Arrays.stream(raw.columns())
            .map(name -> "`" + name.replace("`", "``") + "`")
            .map(quoted -> col(quoted).cast("string"))
            .toArray(Column[]::new);
    Dataset<Row> ordered = sorted ? raw.orderBy(col("_metadata.row_index")) : raw;
    return ordered.select(texts).toDF(raw.columns());
  }
}
