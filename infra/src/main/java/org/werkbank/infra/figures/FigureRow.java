package org.werkbank.infra.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.werkbank.client.Run;

/**
 * One line of the table.
 *
 * @param low bounds of the 95 % interval with {@code high}; NaN when there is none
 * @param n tested rows
 * @param naive the same metric of the naive baseline; NaN when it has none
 * @param seconds wall time of the training process
 */
record FigureRow(
    String dataset,
    String protocol,
    String pipeline,
    String metric,
    double value,
    double low,
    double high,
    long n,
    double reference,
    String verdict,
    double naive,
    boolean naiveWins,
    double seconds) {

  static FigureRow of(String dataset, Trial trial, Target target, Run run) {
    Run.Interval found = run.test(target.metric());
    JsonNode evaluation = Objects.requireNonNull(run.evaluation());
    JsonNode naive = evaluation.at("/baselines/0/metrics/" + target.metric() + "/value");
    double guess = naive.isNumber() ? naive.asDouble() : Double.NaN;
    return new FigureRow(
        dataset,
        trial.protocol(),
        trial.pipeline(),
        target.metric(),
        found.value(),
        found.low(),
        found.high(),
        evaluation.at("/test/n").asLong(),
        target.reference(),
        target.verdict(found.value()),
        guess,
        target.direction() != Target.Direction.NEAR
            && !Double.isNaN(guess)
            && target.isAsGood(guess, found.value()),
        Objects.requireNonNull(run.resources()).path("wallSeconds").asDouble());
  }
}
