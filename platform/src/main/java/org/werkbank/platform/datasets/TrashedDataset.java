package org.werkbank.platform.datasets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A data set in the trash. Nothing finds it there but the trash itself.
 *
 * @param trashedBy who put it there, or null when its retention was over
 * @param deletedAfter the moment from which the server deletes it for good
 */
public record TrashedDataset(
    String id,
    String name,
    String description,
    int versions,
    long sizeBytes,
    Instant trashedAt,
    @Nullable String trashedBy,
    Instant deletedAfter) {}
