package org.werkbank.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An uploaded version.
 *
 * @param columns name, type and profile of every column, as the platform tells them
 */
public record DatasetVersion(
    int version, String sha256, long sizeBytes, long rows, JsonNode columns) {}
