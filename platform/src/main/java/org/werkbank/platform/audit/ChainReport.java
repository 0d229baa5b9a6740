package org.werkbank.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether the trail is as it was written.
 *
 * @param entries checked entries of the chain
 * @param before entries of before there was a chain, which nothing vouches for
 * @param head hash of the last entry; whoever keeps it elsewhere can prove that none was cut off
 * @param broken the first place that does not fit; null when all do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainReport(long entries, long before, String head, @Nullable Broken broken) {

  /**
   * A place in the chain.
   *
   * @param sequence number of the entry
   * @param reason {@code changed}, {@code missing} or {@code cut}
   */
  public record Broken(long sequence, String reason) {}

  public boolean isWhole() {
    return broken == null;
  }
}
