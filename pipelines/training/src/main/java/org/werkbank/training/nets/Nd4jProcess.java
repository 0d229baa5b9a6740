package org.werkbank.training.nets;

import org.nd4j.linalg.factory.Nd4j;

/** How ND4J behaves in this process; settings that small networks need to be quick. */
public final class Nd4jProcess {
  private static final String RESIDENT_CHECK = "org.bytedeco.javacpp.maxPhysicalBytes";
  private static final String SHAPE_PROVIDER = "shapeinfoprovider";
  private static final int MILLIS_BETWEEN_COLLECTIONS = 10_000;

  private Nd4jProcess() {}

  /** Must run before anything else touches ND4J; harmless when it runs again. */
  public static void prepare() {
    if (System.getProperty(RESIDENT_CHECK) == null) {
      // else JavaCPP asks the kernel for the memory of the process at each of the dozens of
      // pointers that one step of training makes: 40 % of the time of a small network
      System.setProperty(RESIDENT_CHECK, "0");
    }
    System.setProperty(SHAPE_PROVIDER, ShapeCache.class.getName());
    // DL4J asks for a full collection every so often; this is often enough
    Nd4j.getMemoryManager().setAutoGcWindow(MILLIS_BETWEEN_COLLECTIONS);
    // On two threads that share the cores with anybody else a step takes up to fourteen times as
    // long: OpenMP's threads wait for each other by spinning.
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }
}
