package org.werkbank.platform.datasets;

/**
 * The version an upload led to; {@code identical} when the data set had these very bytes already.
 */
public record Received(DatasetVersion version, boolean identical) {}
