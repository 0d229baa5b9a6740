package org.werkbank.platform.models;

/** The door to models. */
public final class Models {}
