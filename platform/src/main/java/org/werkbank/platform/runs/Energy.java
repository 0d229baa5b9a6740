package org.werkbank.platform.runs;

/**
 * An estimate of energy by the method of Lannelongue, Grealey and Inouye, "Green Algorithms:
 * Quantifying the Carbon Footprint of Computation", Advanced Science 8 (2021): power of the cores
 * for as long as they work and of the memory for as long as it is held, times what the building
 * takes besides. The constants are that paper's for a machine nobody has measured; the truth may be
 * half or twice as much.
 */
final class Energy {
  private static final double WATTS_PER_CORE = 12;
  private static final double WATTS_PER_GIB = 0.3725;
  private static final double BUILDING = 1.67;
  private static final double JOULES_PER_KWH = 3.6e6;

  private Energy() {}

  static double kiloWattHours(double cpuSeconds, double wallSeconds, long memoryMiB) {
    double joules = cpuSeconds * WATTS_PER_CORE + wallSeconds * memoryMiB / 1024.0 * WATTS_PER_GIB;
    return joules * BUILDING / JOULES_PER_KWH;
  }
}
