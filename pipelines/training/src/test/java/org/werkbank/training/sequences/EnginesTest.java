package org.werkbank.training.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our plain forward pass beside that of the engines that train. */
class EnginesTest {
  private static final int N = 40;

  private final Random random = new Random(5);

  @ParameterizedTest
  @EnumSource(Network.class)
  void answersAsPyTorchDoes(Network network) {
    Design design = new Design(network, 30, 14, 32, 16);
    Examples examples = examples(design);
    try (TorchLearner learner = new TorchLearner(Weights.random(design, random))) {
      learner.epoch(examples, 8, 0.01, () -> {});
      PlainNet plain = new PlainNet(learner.weights());

      float[] theirs;
      try (NDManager scope = TorchProcess.engine().newBaseManager()) {
        theirs = learner.forward(examples.flat(0, N), N, scope).toFloatArray();
      }

      for (int i = 0; i < N; i++) {
        assertThat(plain.answer(examples.windows()[i])).isCloseTo(theirs[i], within(1e-5f));
      }
      assertThat(spread(theirs)).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void answersAsDl4jDoes(Network network) {
    Design design = new Design(network, 12, 5, 16, 16);
    Examples examples = examples(design);
    try (Dl4jLearner learner = new Dl4jLearner(Weights.random(design, random))) {
      learner.epoch(examples, 2, 0.01, () -> {});
      PlainNet plain = new PlainNet(learner.weights());

      float[] theirs = learner.answers(examples.flat(0, N), N);

      for (int i = 0; i < N; i++) {
        assertThat(plain.answer(examples.windows()[i])).isCloseTo(theirs[i], within(1e-5f));
      }
      assertThat(spread(theirs)).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void bothEnginesBeginAtTheSameWeightsAndLearnAlike(Network network) {
    Design design = new Design(network, 12, 5, 8, 6);
    Weights begin = Weights.random(design, random);
    Examples examples = examples(design);

    try (Learner torch = new TorchLearner(begin);
        Learner dl4j = new Dl4jLearner(begin)) {
      double before = torch.loss(examples);
      assertThat(dl4j.loss(examples)).isCloseTo(before, within(1e-5));
      for (int epoch = 0; epoch < 20; epoch++) {
        torch.epoch(examples, 8, 0.01, () -> {});
        dl4j.epoch(examples, 8, 0.01, () -> {});
      }
      assertThat(torch.loss(examples)).isLessThan(before / 4);
      assertThat(dl4j.loss(examples)).isLessThan(before / 4);
    }
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void oneStepOfAdamMovesEachWeightByTheLearningRate(Network network) {
    Design design = new Design(network, 9, 3, 4, 3);
    Weights begin = Weights.random(design, random);
    try (Learner learner = new TorchLearner(begin)) {
      learner.epoch(examples(design), N, 0.01, () -> {});

      List<Double> moved = new ArrayList<>();
      Weights end = learner.weights();
      for (int t = 0; t < end.tensors().size(); t++) {
        for (int i = 0; i < end.tensors().get(t).length; i++) {
          moved.add((double) Math.abs(end.tensors().get(t)[i] - begin.tensors().get(t)[i]));
        }
      }
      // Adam's first step is the learning rate in the direction of the gradient; a dead ReLU has
      // none
      assertThat(moved).allSatisfy(step -> assertThat(step).isLessThan(0.01001));
      assertThat(moved.stream().filter(step -> step > 0.0099).count())
          .isGreaterThan(moved.size() / 3);
    }
  }

  @Test
  void pyTorchUnpacksWhereItIsToldAndLeavesTheHomeFolderAlone() throws Exception {
    Path home = Path.of(System.getProperty("user.home"), ".djl.ai");
    boolean was = Files.exists(home);

    TorchProcess.engine();

    Path folder = Path.of(System.getProperty("DJL_CACHE_DIR"));
    try (var files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("libtorch_cpu.so");
    }
    assertThat(Files.exists(home)).isEqualTo(was);
  }

  @Test
  void shortWindowsGetShorterFilters() {
    for (int steps : new int[] {1, 2, 3, 8, 9, 100}) {
      Design design = new Design(Network.CNN, steps, 2, 4, 3);
      PlainNet plain = new PlainNet(Weights.random(design, random));

      assertThat(plain.answer(new float[steps * 2])).isFinite();
      assertThat(design.kernel()).isLessThanOrEqualTo(5);
    }
  }

  private Examples examples(Design design) {
    float[][] windows = new float[N][design.steps() * design.channels()];
    float[] answers = new float[N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < windows[i].length; j++) {
        windows[i][j] = (float) random.nextGaussian();
      }
      answers[i] = windows[i][0] - windows[i][windows[i].length - 1];
    }
    return new Examples(windows, answers);
  }

  private static double spread(float[] values) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    return Arrays.stream(IntStream.range(0, values.length).toArray())
        .mapToDouble(i -> Math.abs(values[i] - mean))
        .max()
        .orElse(0);
  }
}
