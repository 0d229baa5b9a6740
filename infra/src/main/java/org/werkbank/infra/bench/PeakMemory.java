package org.werkbank.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.werkbank.infra.server.ServerProcess;

/** The most memory a server's process has held, as Linux counts it. */
final class PeakMemory {
  private PeakMemory() {}

  static long mibOf(ServerProcess server) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.handle().pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
