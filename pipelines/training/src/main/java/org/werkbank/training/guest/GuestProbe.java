package org.werkbank.training.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Tries whether a guest starts behind walls on this machine: that bubblewrap is installed says
 * nothing of whether the kernel lets it work. Exits 0 when it does.
 */
public final class GuestProbe {
  private static final long PATIENCE_SECONDS = 30;
  private static final long MEMORY_MIB = 64;

  private GuestProbe() {}

  public static void main(String[] args) {
    System.exit(works() ? 0 : 1);
  }

  /** Starts a guest that nobody asks anything, which then ends by itself. */
  static boolean works() {
    if (!Sandbox.isThere()) {
      return false;
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new Sandbox(MEMORY_MIB, 1).command(Sandbox.ownJar()))
              .directory(Path.of("/").toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      Process process = builder.start();
      process.getOutputStream().close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
