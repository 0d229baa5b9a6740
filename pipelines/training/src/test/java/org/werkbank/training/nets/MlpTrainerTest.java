package org.werkbank.training.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.ParameterDescriptor;
import org.werkbank.contract.PipelineCatalogue;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.TrainingSet;

class MlpTrainerTest {
  private final MlpTrainer trainer = new MlpTrainer();

  @Test
  void learnsWhatALineCannotAndSaysHowFarItIs() {
    TestContext context = new TestContext();

    Predictor predictor = trainer.train(Problems.ring(2000, 1), context);

    TrainingSet unseen = Problems.ring(2000, 2);
    assertThat(Problems.accuracy(predictor, unseen)).isGreaterThan(0.96);
    assertThat(context.done).startsWith(1.0, 2.0, 3.0);
    List<Double> losses = context.metrics.get("train_loss");
    assertThat(losses).hasSameSizeAs(context.done);
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
    assertThat(predictor.parameterCount()).isEqualTo(4 * 16 + 17 * 8 + 9 * 2);
  }

  @Test
  void probabilitiesStayHonestWhenTheRareClassCountsForMore() {
    TrainingSet unseen = Problems.ring(2000, 2);
    double share = Arrays.stream(unseen.labels()).average().orElseThrow();

    Predictor balanced =
        trainer.train(Problems.ring(2000, 1), new TestContext().with("balance", 1.0));

    assertThat(Problems.meanScore(balanced, unseen)).isCloseTo(share, within(0.03));
  }

  @Test
  void learnsValuesInTheirOwnUnits() {
    Predictor predictor =
        trainer.train(Problems.product(2000, 1), new TestContext().with("epochs", 40));

    // the deviation of the values is 133
    assertThat(Problems.rmse(predictor, Problems.product(500, 2))).isLessThan(25);
  }

  @Test
  void repeatsItselfForASeed() {
    TrainingSet data = Problems.ring(500, 1);

    Predictor first = trainer.train(data, new TestContext().with("epochs", 3));
    Predictor second = trainer.train(data, new TestContext().with("epochs", 3));

    assertThat(second.parts().get("weights.f64")).isEqualTo(first.parts().get("weights.f64"));
  }

  @Test
  void stopsWhenTheLossNoLongerFalls() {
    TestContext context = new TestContext().with("epochs", 500).with("patience", 2);

    trainer.train(Problems.ring(300, 1), context);

    assertThat(context.done).hasSizeLessThan(400);
  }

  @Test
  void endsInTheMiddleWhenCancelled() {
    TestContext context = new TestContext().cancelAfter(5);

    assertThatThrownBy(() -> trainer.train(Problems.ring(500, 1), context))
        .isInstanceOf(CancellationException.class);
    assertThat(context.done).hasSizeBetween(1, 5);
  }

  @Test
  void answersAsDl4jDoes() {
    for (TrainingSet data : List.of(Problems.ring(200, 3), Problems.product(200, 3))) {
      MlpSettings settings = MlpSettings.of(new TestContext().parameters());
      Targets targets = Targets.of(data, 0);
      MultiLayerNetwork net = Perceptron.build(settings, targets, data.features().size(), 5);
      new LocalEpochs(net, data, targets, 50, new TestContext())
          .run(IntStream.range(0, data.size()).toArray());

      DenseNet plain = Perceptron.weights(net, targets);

      INDArray expected = net.output(Nd4j.create(data.rows()).castTo(net.params().dataType()));
      for (int i = 0; i < data.size(); i++) {
        double[] answer = plain.predict(data.rows()[i]);
        for (int k = 0; k < answer.length; k++) {
          assertThat(answer[k]).isCloseTo(expected.getDouble(i, k), within(1e-6));
        }
      }
    }
  }

  @Test
  void isReadBackByTheServiceLoader() {
    TrainingSet data = Problems.ring(300, 1);
    Predictor written = trainer.train(data, new TestContext().with("epochs", 2));
    PredictorReader reader =
        ServiceLoader.load(PredictorReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(r -> r.kind().equals(written.kind()))
            .findFirst()
            .orElseThrow();

    Predictor read = reader.read(written.parts());

    for (double[] row : data.rows()) {
      assertThat(read.predict(row)).isEqualTo(written.predict(row));
    }
  }

  @Test
  void survivesAClassOfOneRow() {
    TrainingSet ring = Problems.ring(40, 1);
    double[] labels = ring.labels().clone();
    labels[0] = 2;

    Predictor predictor =
        trainer.train(
            new TrainingSet(ring.features(), ring.rows(), labels, List.of("ok", "bad", "odd")),
            new TestContext().with("epochs", 2));

    assertThat(predictor.predict(ring.rows()[0])).hasSize(3).doesNotContain(Double.NaN);
  }

  @Test
  void theCatalogueDeclaresWhatTheTrainerAsksFor() throws IOException {
    PipelineDescriptor descriptor = descriptor();

    MlpSettings settings =
        MlpSettings.of(
            new Parameters(
                descriptor.parameters().stream()
                    .collect(
                        Collectors.toMap(
                            ParameterDescriptor::name, ParameterDescriptor::defaultValue))));

    assertThat(settings.hidden1()).isEqualTo(64);
    assertThat(settings.workers()).isEqualTo(1);
    assertThat(settings.learningRate(0)).isEqualTo(settings.learningRate());
    assertThat(settings.learningRate(settings.epochs() - 1))
        .isPositive()
        .isLessThan(0.02 * settings.learningRate());
    assertThat(descriptor.trainer()).isEqualTo(MlpTrainer.class.getName());
  }

  static PipelineDescriptor descriptor() throws IOException {
    try (InputStream in = MlpTrainer.class.getResourceAsStream("/pipelines.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ContractJson()
          .read(json, PipelineCatalogue.class).pipelines().stream()
              .filter(p -> p.name().equals("quality-mlp"))
              .findFirst()
              .orElseThrow();
    }
  }
}
