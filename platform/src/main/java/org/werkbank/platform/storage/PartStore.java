package org.werkbank.platform.storage;

import java.util.List;

/**
 * Objects that grow part by part over many requests and appear whole once they are completed. Every
 * part but the last has at least 5 MiB, and an object up to 10,000 of them, as S3 has it.
 */
public interface PartStore {
  /** Begins an object and answers with the store's name for what is to come. */
  String begin(String bucket, String key, String mediaType);

  /**
   * Stores a part; one of the same number is replaced.
   *
   * @param number from 1
   * @param bytes of which the first {@code length} count
   * @return the store's tag of the part, needed to complete the object
   */
  String put(String bucket, String key, String uploadId, int number, byte[] bytes, int length);

  /** Makes the parts one object; the tags are those of parts 1, 2, 3 and so on. */
  void complete(String bucket, String key, String uploadId, List<String> tags);

  /** Gives the parts up; nothing happens when the store does not know them any more. */
  void abort(String bucket, String key, String uploadId);
}
