/**
 * Networks over time: an LSTM and a 1-D convolution that learn from windows of readings, trained by
 * PyTorch (through DJL) or DL4J and shipped as plain weights that score a window without either. It
 * may use the pipeline API, the names that {@link org.werkbank.training.series.Steps} gives
 * columns, DJL and DL4J. Start at {@link org.werkbank.training.sequences.SequenceTrainer}.
 */
@NullMarked
package org.werkbank.training.sequences;

import org.jspecify.annotations.NullMarked;
