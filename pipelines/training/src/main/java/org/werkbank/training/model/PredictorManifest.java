package org.werkbank.training.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Column;
import org.werkbank.contract.PipelineRef;
import org.werkbank.training.prepare.FittedPreparation;
import org.werkbank.training.series.Samples;

/**
 * The {@code predictor.json} of a model file.
 *
 * @param kind names the reader of the parts
 * @param task {@code classification}, {@code regression}, {@code remaining-life} or {@code anomaly}
 * @param classes label values in the order of the probabilities; of anomalies the normal value and
 *     a word for all others
 * @param threshold score from which a row counts as positive, in anomaly detection the highest
 *     score that is still normal; null unless there are two classes
 * @param alarm how rows above the threshold become alarms; null unless anomalies are detected
 * @param cap the highest value predicted; null when there is none
 * @param halfWidth half the width of the 90 % interval around a predicted value; null when unknown
 * @param samples how rows become samples; null when each row is one
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
    @Nullable AlarmRule alarm,
    @Nullable Double cap,
    @Nullable Double halfWidth,
    @JsonAlias("windows") @Nullable Samples samples,
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

  /** The columns that rows must have to be scored. */
  public List<Column> needed() {
    return samples == null ? preparation.inputs() : samples.inputs();
  }
}
