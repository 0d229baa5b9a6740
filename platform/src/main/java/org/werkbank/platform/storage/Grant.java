package org.werkbank.platform.storage;

/**
 * One part of the store that temporary credentials reach.
 *
 * @param prefix of the keys; a whole key names one object
 * @param mayWrite whether objects may be written and removed as well as read
 */
public record Grant(String bucket, String prefix, boolean mayWrite) {
  public Grant {
    if (bucket.isBlank() || prefix.isBlank()) {
      throw new IllegalArgumentException("a grant names a bucket and a prefix");
    }
  }

  public static Grant read(String bucket, String prefix) {
    return new Grant(bucket, prefix, false);
  }

  public static Grant write(String bucket, String prefix) {
    return new Grant(bucket, prefix, true);
  }
}
