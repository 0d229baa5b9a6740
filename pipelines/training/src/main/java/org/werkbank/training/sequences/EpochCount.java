package org.werkbank.training.sequences;

import org.werkbank.training.api.TrainingContext;

/** Progress over all members, which are trained at the same time and end early as they like. */
final class EpochCount {
  private final TrainingContext context;
  private final int epochs;
  private final int all;
  private int done;

  EpochCount(TrainingContext context, SequenceSettings settings) {
    this.context = context;
    this.epochs = settings.epochs();
    this.all = settings.epochs() * settings.ensemble();
  }

  synchronized void ended() {
    done++;
    context.progress(done, all);
  }

  /** A member needs no more than the epochs it has run. */
  synchronized void stoppedAfter(int ran) {
    done += epochs - ran;
    context.progress(done, all);
  }
}
