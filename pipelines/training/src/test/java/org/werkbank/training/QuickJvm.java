package org.werkbank.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command of a JVM for a short run, as the platform gives it: one compiler, the serial
 * collector, and the classes of Spark from an archive (AppCDS) that is made once for all tests.
 */
final class QuickJvm {
  private static final String SPARK = "org.apache.spark.deploy.SparkSubmit";
  private static final String MAIN = "org.werkbank.training.TrainingMain";

  private QuickJvm() {}

  /** Starts {@code TrainingMain} by Spark with the arguments. */
  static List<String> command(Path temporary, String... arguments) {
    return command(Archive.OPTIONS, temporary, arguments);
  }

  private static List<String> command(List<String> more, Path temporary, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(opens());
    command.addAll(List.of("-Xmx1500m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
    command.addAll(more);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(SPARK, "--master", "local[2]"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    command.addAll(List.of("--class", MAIN, "spark-internal"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Jars before folders: an archive covers the class path up to the first folder. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .sorted(Comparator.comparing(part -> !part.endsWith(".jar")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  // the same flags the tests themselves run with
  private static List<String> opens() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }

  /**
   * Made when the first process is started. There is none where classes come from a folder, as in
   * an editor; processes start slowly then.
   */
  private static final class Archive {
    private static final List<String> OPTIONS = make();

    private static List<String> make() {
      try {
        Path folder = Files.createTempDirectory(Path.of("target"), "archive").toAbsolutePath();
        Path file = folder.resolve("classes.jsa");
        Process process =
            new ProcessBuilder(command(List.of("-XX:ArchiveClassesAtExit=" + file), folder, "wait"))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        return process.waitFor() == 0 && Files.exists(file)
            ? List.of("-XX:SharedArchiveFile=" + file)
            : List.of();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
