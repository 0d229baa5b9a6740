package org.werkbank.platform.members;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as it is listed: without its secret, which nobody can read again. */
public record Token(
    String id, String userId, String name, Instant createdAt, @Nullable Instant expiresAt) {}
