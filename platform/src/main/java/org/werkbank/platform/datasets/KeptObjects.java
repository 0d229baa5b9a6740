package org.werkbank.platform.datasets;

/** Objects among those of the data sets that another room keeps for a while. */
public interface KeptObjects {
  /** Forgets what has been kept for too long; the sweeper then finds the objects. */
  void expire(String bucket);

  /** Whether the object is still kept. */
  boolean isNamed(String bucket, String key);
}
