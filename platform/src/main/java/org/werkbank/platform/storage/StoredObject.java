package org.werkbank.platform.storage;

import java.time.Instant;

/** One object as the store lists it. */
public record StoredObject(String key, long sizeBytes, Instant modifiedAt) {}
