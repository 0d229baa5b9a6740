package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;

/**
 * Terms under which the owner lets others ask for a data set.
 *
 * @param members slugs of those who see it; empty for the whole consortium
 */
public record Offer(
    String id,
    String datasetId,
    String datasetName,
    String description,
    String ownerId,
    String ownerSlug,
    Terms terms,
    List<String> members,
    Instant offeredAt,
    String offeredBy) {
  public Offer {
    members = List.copyOf(members);
  }
}
