package org.werkbank.platform.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.Input;
import org.werkbank.platform.storage.Grant;

/**
 * A model to score a member's own rows with.
 *
 * @param modelLabel such as {@code muster.press/3}, shown with the run
 * @param model the model's zip as an input of role {@code model}
 * @param grant to read it, in the owner's bucket
 * @param pipelineName and version: of the run that made the model
 * @param needed columns the model reads; a data set without one of them is refused
 * @param format {@code csv} or {@code parquet}
 */
public record ScoringRequest(
    String modelLabel,
    Input model,
    Grant grant,
    String pipelineName,
    String pipelineVersion,
    String task,
    List<Column> needed,
    String datasetId,
    @Nullable Integer datasetVersion,
    String format) {
  public ScoringRequest {
    needed = List.copyOf(needed);
  }
}
