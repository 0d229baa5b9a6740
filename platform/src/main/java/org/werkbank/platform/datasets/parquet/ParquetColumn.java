package org.werkbank.platform.datasets.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.profile.ColumnStatistics;

/** One plain column: what its values stand for, and what has been learnt of them. */
final class ParquetColumn {
  private static final int LONGEST_SHOWN_CELL = 100;

  private final @Nullable LogicalTypeAnnotation logicalType;
  private final ColumnStatistics statistics;
  private final List<String> shown = new ArrayList<>();

  ParquetColumn(ColumnDescriptor column) {
    this.logicalType = column.getPrimitiveType().getLogicalTypeAnnotation();
    this.statistics = new ColumnStatistics(column.getPath()[0]);
  }

  ColumnStatistics statistics() {
    return statistics;
  }

  /** The cells of the first rows, shortened. */
  List<String> shown() {
    return shown;
  }

  /** Takes in the rows of a row group; {@code first} counts from the beginning of the file. */
  void learn(ColumnReader reader, long first, long rows) {
    int isThere = reader.getDescriptor().getMaxDefinitionLevel();
    for (long row = first; row < first + rows; row++) {
      boolean isNull = reader.getCurrentDefinitionLevel() != isThere;
      String text = learn(isNull ? null : value(reader), Sampling.takes(row));
      if (row < Sampling.SHOWN_ROWS) {
        shown.add(
            text.length() <= LONGEST_SHOWN_CELL ? text : text.substring(0, LONGEST_SHOWN_CELL));
      }
      reader.consume();
    }
  }

  private static Object value(ColumnReader reader) {
    PrimitiveType type = reader.getDescriptor().getPrimitiveType();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> reader.getBoolean();
      case DOUBLE -> reader.getDouble();
      case FLOAT -> reader.getFloat();
      case INT32 -> reader.getInteger();
      case INT64 -> reader.getLong();
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> type.stringifier().stringify(reader.getBinary());
    };
  }

  /** Takes a value in; answers how it reads as text. */
  private String learn(@Nullable Object value, boolean isSampled) {
    if (value == null || isNotANumber(value)) {
      statistics.addMissing();
      return "";
    }
    if (value instanceof Double || value instanceof Float) {
      statistics.addNumber(((Number) value).doubleValue(), false, isSampled);
      return value.toString();
    }
    if (value instanceof Number number) {
      return whole(number.longValue(), isSampled);
    }
    String text = value.toString();
    if (value instanceof Boolean) {
      statistics.addTruth(text, isSampled);
    } else {
      statistics.addText(text, isSampled);
    }
    return text;
  }

  private String whole(long value, boolean isSampled) {
    if (logicalType instanceof DateLogicalTypeAnnotation) {
      String day = LocalDate.ofEpochDay(value).toString();
      statistics.addTime(day, isSampled);
      return day;
    }
    if (logicalType instanceof TimestampLogicalTypeAnnotation timestamp) {
      String time = Instant.EPOCH.plus(value, unit(timestamp)).toString();
      statistics.addTime(time, isSampled);
      return time;
    }
    if (logicalType instanceof DecimalLogicalTypeAnnotation decimal && decimal.getScale() > 0) {
      BigDecimal number = BigDecimal.valueOf(value, decimal.getScale());
      statistics.addNumber(number.doubleValue(), false, isSampled);
      return number.toPlainString();
    }
    statistics.addNumber(value, true, isSampled);
    return String.valueOf(value);
  }

  private static boolean isNotANumber(Object value) {
    return (value instanceof Double d && !Double.isFinite(d))
        || (value instanceof Float f && !Float.isFinite(f));
  }

  private static ChronoUnit unit(TimestampLogicalTypeAnnotation timestamp) {
    return switch (timestamp.getUnit()) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }
}
