package org.werkbank.training.prepare;

/** A column computed from the numeric columns of the same row. */
public record DerivedColumn(String name, String expression) {}
