package org.werkbank.platform.runs;

import org.werkbank.contract.Evaluation;
import org.werkbank.contract.RunEvent;

/**
 * The predictor a finished run left in the store.
 *
 * @param bucket and {@code key}: where {@code model.zip} lies, with its hash
 * @param prefix of everything the run wrote, for the card and other artifacts
 */
public record ProducedModel(
    Run run,
    RunEvent.ModelWritten model,
    Evaluation evaluation,
    String bucket,
    String key,
    String prefix,
    String sha256,
    long sizeBytes) {}
