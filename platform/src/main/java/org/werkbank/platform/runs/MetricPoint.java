package org.werkbank.platform.runs;

/** One value measured along the way, such as the loss of an epoch. */
public record MetricPoint(String name, long step, double value) {}
