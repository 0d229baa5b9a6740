package org.werkbank.training.sequences;

import java.util.List;
import java.util.Map;
import org.werkbank.training.api.Predictor;

/**
 * An ensemble of networks over time: the mean of what its members say. It scores a row without the
 * engine that trained it, and without native code.
 */
final class SequenceNet implements Predictor {
  static final String KIND = "sequence-net";

  private final Layout layout;
  private final Scaling inputs;
  private final Scaling labels;
  private final List<Weights> members;
  private final List<PlainNet> nets;
  private final int lastColumn;

  SequenceNet(Layout layout, Scaling inputs, Scaling labels, List<Weights> members) {
    this.layout = layout;
    this.inputs = inputs;
    this.labels = labels;
    this.members = List.copyOf(members);
    this.nets = members.stream().map(PlainNet::new).toList();
    this.lastColumn = layout.lastColumn();
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has at least one member");
    }
    for (Weights member : members) {
      Design design = member.design();
      if (design.steps() != layout.steps() || design.channels() != layout.channels().size()) {
        throw new IllegalArgumentException("a member does not fit the windows");
      }
    }
  }

  Layout layout() {
    return layout;
  }

  Scaling inputs() {
    return inputs;
  }

  Scaling labels() {
    return labels;
  }

  List<Weights> members() {
    return members;
  }

  @Override
  public double[] predict(double[] row) {
    double[] said = each(row);
    double sum = 0;
    for (double one : said) {
      sum += one;
    }
    return new double[] {sum / said.length};
  }

  /** What each member says. */
  double[] each(double[] row) {
    if (row.length <= lastColumn) {
      throw new IllegalArgumentException(
          "the networks take " + (lastColumn + 1) + " cells, not " + row.length);
    }
    float[] window = inputs.window(row, layout);
    return nets.stream().mapToDouble(net -> labels.up(net.answer(window))).toArray();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, byte[]> parts() {
    return SequenceNetFiles.write(this);
  }

  @Override
  public long parameterCount() {
    return members.stream().mapToLong(member -> member.design().parameters()).sum();
  }
}
