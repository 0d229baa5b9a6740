package org.werkbank.platform.runs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Evaluation;
import org.werkbank.contract.RunEvent;

/**
 * The predictor a finished run left in the store.
 *
 * @param bucket and {@code key}: where {@code model.zip} lies, with its hash
 * @param prefix of everything the run wrote, for the card and other artifacts
 * @param origin what it was made with and from
 */
public record ProducedModel(
    Run run,
    RunEvent.ModelWritten model,
    Evaluation evaluation,
    String bucket,
    String key,
    String prefix,
    String sha256,
    long sizeBytes,
    Origin origin) {

  /**
   * What a model was made with and from, hashed.
   *
   * @param pipelineSha256 of a submitted pipeline's jar; null for a built-in one, which its version
   *     names
   * @param rows of the data set
   * @param versions of Java, Spark and the other parts the process ran with
   * @param agreements under which foreign data were used
   * @param variants how many were tried to choose this one; 1 outside a sweep
   */
  public record Origin(
      @Nullable String pipelineSha256,
      String datasetSha256,
      long rows,
      Map<String, String> versions,
      List<String> agreements,
      int variants) {
    public Origin {
      agreements = List.copyOf(agreements);
      versions = Map.copyOf(versions);
    }
  }
}
