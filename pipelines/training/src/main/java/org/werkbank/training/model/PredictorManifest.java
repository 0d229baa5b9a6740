package org.werkbank.training.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.PipelineRef;
import org.werkbank.training.prepare.FittedPreparation;

/**
 * The {@code predictor.json} of a model file.
 *
 * @param kind names the reader of the parts
 * @param task {@code classification} or {@code regression}
 * @param classes label values in the order of the probabilities
 * @param threshold score from which a row counts as positive; null unless there are two classes
 * @param facts where the model comes from: rows, seed, data set version, hash of the split
 */
public record PredictorManifest(
    String format,
    String kind,
    String task,
    Column label,
    List<String> classes,
    @Nullable String positive,
    @Nullable Double threshold,
    FittedPreparation preparation,
    PipelineRef pipeline,
    Map<String, String> facts) {
  public static final String FORMAT = "werkbank-predictor/1";

  public PredictorManifest {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("the model's format is not " + FORMAT);
    }
    classes = classes == null ? List.of() : List.copyOf(classes);
    facts = facts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(facts));
  }
}
