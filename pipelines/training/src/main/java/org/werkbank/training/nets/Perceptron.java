package org.werkbank.training.nets;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The DL4J side of a multi-layer perceptron: how it is built and what its weights are. */
final class Perceptron {
  private Perceptron() {}

  static MultiLayerNetwork build(MlpSettings settings, Targets targets, int inputs, long seed) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.RELU)
            .updater(new Adam(settings.learningRate()))
            .l2(settings.l2())
            .list()
            .layer(hidden(inputs, settings.hidden1()))
            .layer(hidden(settings.hidden1(), settings.hidden2()))
            .layer(
                new OutputLayer.Builder(loss(targets))
                    .nIn(settings.hidden2())
                    .nOut(targets.width())
                    .weightInit(WeightInit.XAVIER)
                    .activation(
                        targets.isClassification()
                            ? org.nd4j.linalg.activations.Activation.SOFTMAX
                            : org.nd4j.linalg.activations.Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork net = new MultiLayerNetwork(configuration);
    net.init();
    return net;
  }

  private static org.deeplearning4j.nn.conf.layers.DenseLayer hidden(int inputs, int outputs) {
    return new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(org.nd4j.linalg.activations.Activation.RELU)
        .build();
  }

  private static ILossFunction loss(Targets targets) {
    if (!targets.isClassification()) {
      return new LossMSE();
    }
    return new LossMCXENT(Nd4j.createFromArray(targets.weights()).castTo(DataType.FLOAT));
  }

  /** The weights of a network, as it answers now. */
  static DenseNet weights(MultiLayerNetwork net, Targets targets) {
    return weights(
        net,
        Activation.RELU,
        targets.isClassification() ? Activation.SOFTMAX : Activation.IDENTITY);
  }

  /** The same of a network whose hidden layers all bend alike. */
  static DenseNet weights(MultiLayerNetwork net, Activation hidden, Activation last) {
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i < net.getnLayers(); i++) {
      INDArray w = net.getLayer(i).getParam("W");
      INDArray b = net.getLayer(i).getParam("b");
      layers.add(
          new DenseLayer(
              (int) w.size(0),
              (int) w.size(1),
              i == net.getnLayers() - 1 ? last : hidden,
              // DL4J keeps weights column by column; c order is what the layer reads
              w.dup('c').data().asDouble(),
              b.dup('c').data().asDouble()));
    }
    return new DenseNet(layers);
  }
}
