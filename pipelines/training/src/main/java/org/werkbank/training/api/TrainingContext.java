package org.werkbank.training.api;

import org.apache.spark.sql.SparkSession;

/** What a trainer may use beside the rows. */
public interface TrainingContext {
  /** The pipeline's parameters, checked against the descriptor, defaults filled in. */
  Parameters parameters();

  /** Every random choice follows from it. */
  long seed();

  /** How many processor cores the run may use. */
  int cores();

  /** The session of the run; on a cluster its work is done by the executors. */
  SparkSession spark();

  /** Work done so far, in units the trainer chooses (trees, epochs). */
  void progress(double done, double total);

  /** A value measured along the way, such as the loss of an epoch. */
  void metric(String name, double value, long step);

  /** Ends training when the run is being cancelled; call it between rounds or epochs. */
  void checkCancelled();
}
