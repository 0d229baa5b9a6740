package org.werkbank.client;

/** A file that a run wrote. */
public record Artifact(String path, String sha256, long sizeBytes, String mediaType) {}
