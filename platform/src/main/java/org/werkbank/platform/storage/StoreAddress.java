package org.werkbank.platform.storage;

/** Endpoint such as {@code http://127.0.0.1:9000} and the region to sign for. */
public record StoreAddress(String endpoint, String region) {}
