package org.werkbank.infra.figures;

import java.util.List;
import java.util.Map;

/**
 * One training of a protocol and what it has to reach.
 *
 * @param protocol which rows are learned from and which are tested, in a few words
 */
record Trial(
    String protocol,
    String pipeline,
    Map<String, Object> split,
    Map<String, Object> parameters,
    List<Target> targets) {}
