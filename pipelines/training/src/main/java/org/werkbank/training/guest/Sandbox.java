package org.werkbank.training.guest;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.werkbank.contract.RunSpec;

/**
 * The walls around a guest, by bubblewrap: the JDK and the training distribution to read, one
 * folder in memory to write, no network, no other process, no environment, no capability. ADR 0023
 * says what each wall keeps out, {@code HostileJarIT} tries them.
 */
record Sandbox(long memoryMiB, int cores) {
  /** What a guest may write, in memory. Native libraries unpack themselves into it. */
  private static final long SCRATCH_BYTES = 512L << 20;

  /** Beside the heap: code, threads, native libraries, buffers. */
  private static final long BESIDE_HEAP_MIB = 1024;

  /** Where a guest finds its jar: the work folder's own name is none of its business. */
  private static final Path INSIDE = Path.of("/guest/pipeline.jar");

  private static final Path BWRAP = Path.of("/usr/bin/bwrap");
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  /** Whether this machine has the program at all; {@link GuestProbe} says whether it works. */
  static boolean isThere() {
    return Files.isExecutable(BWRAP);
  }

  /** The command of a guest behind walls. */
  List<String> command(Path jar) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(PRLIMIT)) {
      long bytes = (memoryMiB + BESIDE_HEAP_MIB) << 20;
      command.addAll(
          List.of(PRLIMIT.toString(), "--core=0", "--nofile=4096", "--data=" + bytes, "--"));
    }
    command.add(BWRAP.toString());
    command.addAll(List.of("--unshare-all", "--unshare-user", "--disable-userns"));
    command.addAll(List.of("--die-with-parent", "--new-session", "--clearenv"));
    command.addAll(List.of("--uid", "65534", "--gid", "65534", "--cap-drop", "ALL"));
    set(command, "LANG", "C.UTF-8");
    set(command, "HOME", "/tmp");
    set(command, "OMP_NUM_THREADS", "1");
    libraries(command);
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    command.addAll(List.of("--size", String.valueOf(1 << 20), "--tmpfs", "/dev/shm"));
    command.addAll(List.of("--size", String.valueOf(SCRATCH_BYTES), "--tmpfs", "/tmp"));
    for (Path read : readable()) {
      command.addAll(List.of("--ro-bind", read.toString(), read.toString()));
    }
    command.addAll(List.of("--ro-bind", jar.toString(), INSIDE.toString()));
    command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"));
    command.addAll(java(INSIDE));
    return command;
  }

  /** The same without walls, for machines whose owner has said that there need be none. */
  List<String> java(Path jar) {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    OPENS.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("-Xmx" + memoryMiB + "m");
    command.add("-XX:MaxDirectMemorySize=" + Math.max(64, memoryMiB / 4) + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:ActiveProcessorCount=" + cores);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    command.addAll(List.of("-cp", classPath(jar)));
    command.add(GuestMain.class.getName());
    return command;
  }

  private static void set(List<String> command, String name, String value) {
    command.addAll(List.of("--setenv", name, value));
  }

  /** The system's libraries without its programs, wherever this system keeps them. */
  private static void libraries(List<String> command) throws IOException {
    command.addAll(List.of("--ro-bind", "/usr/lib", "/usr/lib"));
    if (Files.isDirectory(Path.of("/usr/lib64"))) {
      command.addAll(List.of("--ro-bind", "/usr/lib64", "/usr/lib64"));
    }
    for (Path folder : List.of(Path.of("/lib"), Path.of("/lib64"))) {
      if (Files.isSymbolicLink(folder)) {
        command.addAll(
            List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
      } else if (Files.isDirectory(folder)) {
        command.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
      }
    }
  }

  /** The JDK with what it links to, and the class path. */
  private static Set<Path> readable() throws IOException {
    Set<Path> paths = new LinkedHashSet<>();
    Path java = javaHome();
    paths.add(java);
    try (Stream<Path> links = Files.walk(java)) {
      List<Path> live = links.filter(Files::isSymbolicLink).filter(Files::exists).toList();
      for (Path link : live) {
        Path real = link.toRealPath();
        // Debian keeps a JDK's settings below /etc; a single file of it is enough.
        if (!real.startsWith(java) && !real.startsWith("/usr/lib")) {
          paths.add(real);
        }
      }
    }
    paths.addAll(classPath());
    return paths;
  }

  private static String classPath(Path jar) {
    return Stream.concat(classPath().stream(), Stream.of(jar))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * Archives, and the folders our own classes come from when nothing is packed yet. Another folder
   * is left out: an empty entry means the work folder, and a launcher's settings stand on the class
   * path too.
   */
  private static List<Path> classPath() {
    Set<Path> own = Set.of(ownJar(), home(RunSpec.class));
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .filter(path -> own.contains(path) || Files.isRegularFile(path))
        .distinct()
        .toList();
  }

  /** Where our own classes lie. */
  static Path ownJar() {
    return home(GuestMain.class);
  }

  private static Path home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .normalize();
  }
}
