package org.werkbank.platform.agreements;

/**
 * A data set, as far as terms are concerned.
 *
 * @param isReady whether it has a version and a confirmed schema, without which nobody could use it
 */
public record DataRef(
    String id,
    String name,
    String description,
    String ownerId,
    String ownerSlug,
    boolean isReady) {}
