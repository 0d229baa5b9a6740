package org.werkbank.training.sequences;

/** What a network does before its dense layer, in plain Java. Safe for several threads. */
interface Front {
  /**
   * @param window steps x channels, the oldest step first
   * @return what the dense layer gets
   */
  float[] summary(float[] window);
}
