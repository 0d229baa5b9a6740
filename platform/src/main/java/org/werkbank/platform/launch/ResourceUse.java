package org.werkbank.platform.launch;

/**
 * What a process tree has used.
 *
 * @param peakMemoryMiB largest resident memory of the whole tree seen so far
 */
public record ResourceUse(double wallSeconds, double cpuSeconds, long peakMemoryMiB) {}
