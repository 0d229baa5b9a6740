package org.werkbank.platform.agreements;

/**
 * The agreement under which another member's data are used, as a run remembers it.
 *
 * @param mayDownload whether rows may be shown; when not, aggregates alone come out
 */
public record Under(String agreementId, String owner, boolean mayDownload) {
  static Under of(Agreement agreement) {
    return new Under(agreement.id(), agreement.owner(), agreement.terms().mayDownload());
  }
}
