package org.werkbank.training.nets;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The DL4J side of an autoencoder: how it is built and what its weights are. */
final class Mirror {
  private Mirror() {}

  static MultiLayerNetwork build(AutoencoderSettings settings, int columns, long seed) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .list()
            .layer(bent(columns, settings.hidden()))
            .layer(bent(settings.hidden(), settings.code()))
            .layer(bent(settings.code(), settings.hidden()))
            .layer(
                new OutputLayer.Builder(new LossMSE())
                    .nIn(settings.hidden())
                    .nOut(columns)
                    .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork net = new MultiLayerNetwork(configuration);
    net.init();
    return net;
  }

  private static org.deeplearning4j.nn.conf.layers.DenseLayer bent(int inputs, int outputs) {
    return new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(org.nd4j.linalg.activations.Activation.TANH)
        .build();
  }

  static DenseNet weights(MultiLayerNetwork net) {
    return Perceptron.weights(net, Activation.TANH, Activation.IDENTITY);
  }
}
