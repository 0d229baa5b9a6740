package org.werkbank.infra.figures;

/** The population stability index that scored rows of a period have to show in a column. */
record DriftTarget(String column, String period, Target target) {}
