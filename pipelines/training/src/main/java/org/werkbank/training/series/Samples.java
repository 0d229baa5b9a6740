package org.werkbank.training.series;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.werkbank.contract.Column;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;

/**
 * How rows of a series become samples to learn from or to score (ADR 0011). It is fitted on nothing
 * and travels in the model file.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Windows.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Windows.class, name = "windows"),
  @JsonSubTypes.Type(value = Steps.class, name = "steps"),
  @JsonSubTypes.Type(value = Lags.class, name = "lags"),
  @JsonSubTypes.Type(value = Segments.class, name = "segments")
})
public sealed interface Samples permits Windows, Steps, Lags, Segments {

  /** One sample for each row or part, in the order of the rows they belong to. */
  Frame of(Frame rows);

  /** The samples that have all they need of their past; all of them unless said otherwise. */
  default Frame complete(Frame samples) {
    return samples;
  }

  /** The columns that rows must have for it. */
  List<Column> inputs();

  /** Sensors and the columns that tell machines and moments apart. */
  static List<Column> ofMachines(List<Column> columns) {
    return columns.stream()
        .filter(
            c ->
                c.role() == ColumnRole.FEATURE
                    || c.role() == ColumnRole.GROUP
                    || c.role() == ColumnRole.TIME)
        .toList();
  }
}
