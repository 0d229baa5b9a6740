package org.werkbank.contract;

/** Where a run may write: an {@code s3a://bucket/prefix/} address that ends with a slash. */
public record Outputs(String prefix) {
  public Outputs {
    if (!Checks.notBlank(prefix, "prefix").endsWith("/")) {
      throw new IllegalArgumentException("prefix must end with a slash, but is " + prefix);
    }
  }
}
