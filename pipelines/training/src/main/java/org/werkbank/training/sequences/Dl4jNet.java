package org.werkbank.training.sequences;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** How DL4J is told what a network looks like. */
final class Dl4jNet {
  private Dl4jNet() {}

  static MultiLayerNetwork build(Design design) {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).updater(new Adam()).list();
    if (design.network() == Network.LSTM) {
      layers.layer(
          new LastTimeStep(
              new LSTM.Builder()
                  .nIn(design.channels())
                  .nOut(design.units())
                  .activation(Activation.TANH)
                  .gateActivationFunction(Activation.SIGMOID)
                  .build()));
    } else {
      layers.layer(convolution(design, design.channels()));
      layers.layer(convolution(design, design.units()));
      layers.setInputType(InputType.convolutional(design.steps(), 1, design.channels()));
    }
    layers.layer(
        new DenseLayer.Builder()
            .nIn(design.network().summary(design))
            .nOut(design.dense())
            .activation(Activation.RELU)
            .build());
    layers.layer(
        new OutputLayer.Builder(new LossMSE())
            .nIn(design.dense())
            .nOut(1)
            .activation(Activation.IDENTITY)
            .build());
    MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
    net.init();
    return net;
  }

  /** Over time alone: windows are images one column wide. */
  private static ConvolutionLayer convolution(Design design, int inputs) {
    return new ConvolutionLayer.Builder(design.kernel(), 1)
        .nIn(inputs)
        .nOut(design.units())
        .convolutionMode(ConvolutionMode.Truncate)
        .activation(Activation.RELU)
        .build();
  }
}
