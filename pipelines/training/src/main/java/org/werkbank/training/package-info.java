/**
 * The training process: run specification in, events and artifacts out. It may use the packages
 * below it. Start at {@link org.werkbank.training.TrainingMain}.
 */
@NullMarked
package org.werkbank.training;

import org.jspecify.annotations.NullMarked;
