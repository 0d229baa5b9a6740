package org.werkbank.platform.agreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member asks to use a data set under the terms of an offer.
 *
 * @param offerId the offer whose terms the asker saw
 * @param member slug of the asker
 * @param agreementId what came of it, when it was granted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessRequest(
    String id,
    String offerId,
    String datasetId,
    String datasetName,
    String owner,
    String member,
    Purpose purpose,
    String message,
    State state,
    Instant createdAt,
    String createdBy,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String comment,
    @Nullable String agreementId) {

  /** How far it has come. */
  public enum State {
    OPEN,
    GRANTED,
    REFUSED
  }
}
