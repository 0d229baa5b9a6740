package org.werkbank.platform.datasets;

/**
 * One of the files a version was made of.
 *
 * @param sha256 of the bytes as they came, and {@code sizeBytes} their number
 */
public record VersionPart(String name, String sha256, long sizeBytes, long rows) {}
