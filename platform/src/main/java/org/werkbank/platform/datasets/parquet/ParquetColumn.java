package org.werkbank.platform.datasets.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.profile.ColumnStatistics;

/** One plain column: what its values stand for, and what has been learnt of them. */
final class ParquetColumn {
  private final @Nullable LogicalTypeAnnotation logicalType;
  private final ColumnStatistics statistics;

  ParquetColumn(Type field, String name) {
    this.logicalType = field.getLogicalTypeAnnotation();
    this.statistics = new ColumnStatistics(name);
  }

  ColumnStatistics statistics() {
    return statistics;
  }

  /** Takes a value in; answers how it reads as text. */
  String learn(@Nullable Object value, boolean isSampled) {
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
