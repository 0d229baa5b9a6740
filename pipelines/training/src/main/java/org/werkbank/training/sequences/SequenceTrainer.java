package org.werkbank.training.sequences;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.SeriesForm;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * Networks that read a machine's latest rows one after the other. Several are trained, each from
 * its own seed and with other machines held back to stop by, and their mean is the answer: one
 * alone may be off by a fifth either way.
 */
public final class SequenceTrainer implements Trainer {
  /** Rows on which the members are compared. */
  private static final int COMPARED = 1000;

  /** All steps of a sensor are scaled alike, which the harness, column by column, does not do. */
  @Override
  public Preparation preparation() {
    return Preparation.AS_IS;
  }

  @Override
  public SeriesForm seriesForm() {
    return SeriesForm.STEPS;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    if (data.isClassification()) {
      throw new IllegalArgumentException("sequence networks learn values, not classes");
    }
    SequenceSettings settings = SequenceSettings.of(context.parameters());
    Layout layout = Layout.of(data.features());
    Scaling inputs = Scaling.of(data, layout);
    Scaling labels = Scaling.ofLabels(data);
    Examples examples = Examples.of(data, layout, inputs, labels);
    Ensemble ensemble = new Ensemble(settings, context, labels.deviation()[0]);
    List<Weights> members = ensemble.train(data, examples, settings.design(layout));
    SequenceNet net = new SequenceNet(layout, inputs, labels, members);
    context.metric("ensemble_spread", spread(net, data), settings.ensemble());
    return net;
  }

  /** Mean over rows of the standard deviation of what members say, in units of the label. */
  private static double spread(SequenceNet net, TrainingSet data) {
    int n = Math.min(COMPARED, data.size());
    return IntStream.range(0, n)
        .mapToObj(i -> net.each(data.rows()[(int) ((long) i * data.size() / n)]))
        .mapToDouble(
            said -> {
              double mean = Arrays.stream(said).average().orElse(0);
              double squares = Arrays.stream(said).map(s -> (s - mean) * (s - mean)).sum();
              return Math.sqrt(squares / said.length);
            })
        .average()
        .orElse(0);
  }
}
