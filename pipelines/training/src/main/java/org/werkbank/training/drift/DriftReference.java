package org.werkbank.training.drift;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code reference.json} of a model file, version 1: how the columns were distributed in the
 * rows the model learned from, so that a scoring run can tell how far its rows have moved without
 * seeing those.
 *
 * @param rows rows the model learned from
 * @param prediction predictions for rows the model had not seen: those for rows it learned from are
 *     surer than it will ever be again
 * @param label the values learned; absent where it is neither number nor word
 */
public record DriftReference(
    int referenceVersion,
    long rows,
    List<ReferenceColumn> columns,
    @Nullable ReferenceColumn prediction,
    @Nullable ReferenceColumn label) {
  public static final int VERSION = 1;

  public DriftReference {
    if (referenceVersion != VERSION) {
      throw new IllegalArgumentException("this reference for drift is of another version");
    }
    columns = List.copyOf(columns);
  }

  public Optional<ReferenceColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
