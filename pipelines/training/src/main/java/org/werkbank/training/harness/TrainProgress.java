package org.werkbank.training.harness;

import org.werkbank.contract.RunEvent;

/** Adds up the progress of a run's trainings; says something when a hundredth more is done. */
final class TrainProgress {
  private final Journal journal;
  private final String phase;
  private final double[] shares;
  private double said = -1;

  /**
   * @param phase what the trainings are for
   */
  TrainProgress(Journal journal, String phase, int steps) {
    this.journal = journal;
    this.phase = phase;
    this.shares = new double[steps];
    say();
  }

  synchronized void done(int step, double share) {
    shares[step] = Math.max(shares[step], share);
    say();
  }

  void finished(int step) {
    done(step, 1);
  }

  private void say() {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    if (sum - said >= shares.length / 100.0 || (sum == shares.length && sum > said)) {
      said = sum;
      journal.say(new RunEvent.Progress(phase, sum, shares.length));
    }
  }
}
