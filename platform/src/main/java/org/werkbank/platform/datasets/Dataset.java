package org.werkbank.platform.datasets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named series of versions, owned by one member.
 *
 * @param latestVersion number of the newest version, or null while there is none
 */
public record Dataset(
    String id,
    String memberId,
    String memberSlug,
    String name,
    String description,
    Instant createdAt,
    @Nullable Integer latestVersion) {}
