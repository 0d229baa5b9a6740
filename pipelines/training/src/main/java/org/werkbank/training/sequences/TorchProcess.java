package org.werkbank.training.sequences;

import ai.djl.engine.Engine;
import java.nio.file.Path;

/** How DJL and PyTorch behave in this process. */
final class TorchProcess {
  private static final String ENGINE = "PyTorch";
  private static final String CACHE = "DJL_CACHE_DIR";

  private TorchProcess() {}

  /**
   * The engine, started by the first call: its libraries are unpacked from the class path into the
   * process's temporary folder (450 MB; tests name another that they share), nothing is fetched or
   * reported, and the home folder is left alone.
   *
   * <p>Each operation has one thread; members of an ensemble are what goes on side by side. Threads
   * within an operation spin while they wait for one another, which made the same training many
   * times slower as soon as somebody else wanted a core.
   */
  static synchronized Engine engine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, Path.of(System.getProperty("java.io.tmpdir"), "djl").toString());
    }
    System.setProperty("ENGINE_CACHE_DIR", System.getProperty(CACHE));
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    return Engine.getEngine(ENGINE);
  }
}
