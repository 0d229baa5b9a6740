package org.werkbank.platform.storage;

import java.time.Instant;
import java.util.List;

/** What one temporary access key reaches in the embedded store, and until when. */
record Scope(String secretKey, List<Grant> grants, Instant expiresAt) {
  Scope {
    grants = List.copyOf(grants);
  }

  boolean mayRead(String bucket, String key) {
    return grants.stream().anyMatch(grant -> covers(grant, bucket, key));
  }

  boolean mayWrite(String bucket, String key) {
    return grants.stream().anyMatch(grant -> grant.mayWrite() && covers(grant, bucket, key));
  }

  boolean mayList(String bucket, String prefix) {
    return grants.stream()
        .anyMatch(
            grant ->
                grant.bucket().equals(bucket)
                    && (prefix.startsWith(grant.prefix())
                        || (prefix + "/").equals(grant.prefix())));
  }

  boolean knowsBucket(String bucket) {
    return grants.stream().anyMatch(grant -> grant.bucket().equals(bucket));
  }

  /**
   * Whether the key is a folder above something granted. Hadoop asks for those before it writes;
   * the answer is that there is no such object, which it could tell from the grant itself.
   */
  boolean isAbove(String bucket, String key) {
    String folder = key.endsWith("/") ? key : key + "/";
    return grants.stream()
        .anyMatch(grant -> grant.bucket().equals(bucket) && grant.prefix().startsWith(folder));
  }

  private static boolean covers(Grant grant, String bucket, String key) {
    boolean isFolder = grant.prefix().endsWith("/");
    return grant.bucket().equals(bucket)
        && (isFolder ? key.startsWith(grant.prefix()) : key.equals(grant.prefix()));
  }
}
