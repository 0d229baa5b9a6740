/**
 * The linear pipeline, which is the linear baseline as well. It may use the pipeline API and Spark
 * ML. Start at {@link org.werkbank.training.linear.LinearTrainer}.
 */
@NullMarked
package org.werkbank.training.linear;

import org.jspecify.annotations.NullMarked;
