package org.werkbank.platform.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of Spark as the JVM keeps them loaded in a file (AppCDS), which halves the start of a
 * process. Made once per training distribution, in the background, by a process that is started and
 * ended without a run.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final long LONGEST_MINUTES = 10;

  private final LaunchSettings settings;
  private final SparkCommand spark;
  private @Nullable Process making;
  private boolean tried;

  ClassArchive(LaunchSettings settings, SparkCommand spark) {
    this.settings = settings;
    this.spark = spark;
  }

  /** Options for the JVM, or none while there is no archive. It starts as ever when one is off. */
  List<String> options() {
    Path file = file();
    return Files.isRegularFile(file)
        ? List.of(
            "-XX:SharedArchiveFile=" + file,
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=error:stderr")
        : List.of();
  }

  /** Makes the archive when it is missing; one failure is enough for the life of a server. */
  void ensure() {
    Path file = file();
    if (tried || Files.isRegularFile(file)) {
      return;
    }
    tried = true;
    Path folder = settings.cache().resolve("making-" + ProcessHandle.current().pid());
    try {
      new WorkFolder(folder).remove();
      RunFiles.make(folder);
      Path made = folder.resolve("classes.jsa");
      if (run(folder, made) && Files.isRegularFile(made)) {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("training processes start faster from now on: {}", file);
      } else {
        LOG.warn("no class archive could be made; training processes start slowly");
      }
    } catch (IOException e) {
      LOG.warn("no class archive could be made; training processes start slowly", e);
    } finally {
      new WorkFolder(folder).remove();
    }
  }

  synchronized void close() {
    tried = true;
    if (making != null) {
      making.descendants().forEach(ProcessHandle::destroyForcibly);
      making.destroyForcibly();
    }
  }

  private boolean run(Path folder, Path made) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.addAll(spark.await(folder, List.of("-XX:ArchiveClassesAtExit=" + made)));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(spark.environment());
    builder
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD);
    Process process = builder.start();
    synchronized (this) {
      making = process;
    }
    try {
      if (process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      LOG.warn("the class archive took longer than {} minutes", LONGEST_MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }

  /** One file per Java and set of jars: the JVM refuses an archive of others. */
  private Path file() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts()) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      String print = HexFormat.of().formatHex(digest.digest(), 0, 8);
      return settings.cache().resolve("training-" + print + ".jsa");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private List<String> parts() {
    TreeSet<String> parts = new TreeSet<>();
    parts.add(System.getProperty("java.home") + Runtime.version());
    try {
      parts.add(describe(settings.trainingHome().resolve("training.jar")));
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(settings.trainingHome().resolve("lib"), "*.jar")) {
        for (Path jar : jars) {
          parts.add(describe(jar));
        }
      }
    } catch (IOException e) {
      LOG.debug("no complete training distribution in {}", settings.trainingHome(), e);
    }
    return List.copyOf(parts);
  }

  private static String describe(Path jar) throws IOException {
    BasicFileAttributes found = Files.readAttributes(jar, BasicFileAttributes.class);
    return jar + " " + found.size() + " " + found.lastModifiedTime().toMillis() + "\n";
  }
}
