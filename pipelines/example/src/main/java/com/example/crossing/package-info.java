/**
 * An example of a submitted pipeline: logistic regression over crossed features. It may use java.*
 * and the pipeline API. Start at {@link com.example.crossing.CrossingTrainer}.
 */
@NullMarked
package com.example.crossing;

import org.jspecify.annotations.NullMarked;
