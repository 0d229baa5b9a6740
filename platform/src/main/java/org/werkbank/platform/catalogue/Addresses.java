package org.werkbank.platform.catalogue;

/** Addresses of this server as documents that travel name them. */
final class Addresses {
  private Addresses() {}

  /** Where the bytes of a version are. */
  static String content(String base, String datasetId, int version) {
    return base + "/api/v1/datasets/" + datasetId + "/versions/" + version + "/content";
  }

  /** The page of a data set, with its terms and where to ask for access. */
  static String page(String base, String datasetId) {
    return base + "/catalogue/" + datasetId;
  }
}
