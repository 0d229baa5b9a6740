package org.werkbank.platform.runs;

/** An object a run declared to have written; {@code path} is relative to the run's prefix. */
public record RunArtifact(String path, String sha256, long sizeBytes, String mediaType) {}
