package org.werkbank.training.api;

/**
 * A pipeline: learns from the training part and returns a predictor. It never sees the rows it is
 * judged by; the harness scores them. Needs a public constructor without arguments.
 */
public interface Trainer {
  /** What the harness does to the columns before the trainer sees them. */
  Preparation preparation();

  /** How it takes what came before a row, in tasks that look at the past. */
  default SeriesForm seriesForm() {
    return SeriesForm.SUMMED_UP;
  }

  /** What it takes the label for. */
  default LabelForm labelForm() {
    return LabelForm.OF_ROW;
  }

  /**
   * Whether several trainings of one run may go on at once in this process, each with one core. The
   * harness then makes an instance for each.
   *
   * @param parameters those of the run
   */
  default boolean runsInParallel(Parameters parameters) {
    return false;
  }

  /**
   * Learns.
   *
   * @param data the training part alone, prepared as asked for
   * @param context parameters, seed, progress, Spark
   */
  Predictor train(TrainingSet data, TrainingContext context) throws Exception;
}
