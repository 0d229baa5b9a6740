package org.werkbank.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/** How long the server takes to its first answer, against a JVM that does nothing. */
public final class StartBench {
  private static final int TIMES = 5;

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    Path archive = Repository.find().root().resolve("target/werkbank-classes.jsa");
    List<String> options =
        Files.exists(archive)
            ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xmx512m")
            : List.of("-Xmx512m");
    double[] seconds = new double[TIMES];
    double[] empty = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      empty[i] = emptyJvm();
      try (WorkFolder home = WorkFolder.make("start");
          ServerProcess server =
              ServerProcess.start(home.path(), Map.of("WERKBANK_RUN_WARM", "false"), options)) {
        seconds[i] = server.secondsToReady();
      }
    }
    System.out.printf("server start to first 200: %s s%n", Arrays.toString(seconds));
    System.out.printf("empty JVM: %s s%n", Arrays.toString(empty));
    System.out.printf(
        "median %.2f s (aim 2.5 s), ratio to an empty JVM %.1f%n",
        Median.of(seconds), Median.of(seconds) / Median.of(empty));
  }

  private static double emptyJvm() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - begin) / 1e9;
  }
}
