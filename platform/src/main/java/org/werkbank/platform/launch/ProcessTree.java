package org.werkbank.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A process with all that came from it: its descendants, and those of its session that lost their
 * parent. Read from /proc; elsewhere than on Linux the JVM's own, coarser view stands in.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  /** The kernel shows times in ticks of 1/100 s to programs, whatever its own clock does. */
  private static final double TICKS_PER_SECOND = 100;

  private static final Set<String> MEMORY = Set.of("VmRSS", "VmHWM", "RssFile");

  private final long root;

  ProcessTree(long root) {
    this.root = root;
  }

  /**
   * Use at one moment.
   *
   * @param cpuSeconds of the living members and of the children they have waited for
   * @param memoryMiB their own; pages of mapped files the system takes back when it needs them
   */
  record Usage(double cpuSeconds, long memoryMiB) {}

  /** One line of /proc/[pid]/stat. */
  private record Stat(long pid, char state, long parent, long session, long ticks) {}

  /** Whether the process itself runs; one that only waits to be buried does not. */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive()
        && (!Files.isDirectory(PROC) || stat(process.pid()).map(s -> s.state != 'Z').orElse(false));
  }

  /** The processes below the root, without it. */
  List<ProcessHandle> below() {
    if (!Files.isDirectory(PROC)) {
      return ProcessHandle.of(root).map(h -> h.descendants().toList()).orElse(List.of());
    }
    return members().stream()
        .filter(stat -> stat.pid != root && stat.state != 'Z')
        .flatMap(stat -> ProcessHandle.of(stat.pid).stream())
        .toList();
  }

  /** What the root left behind, once it is gone; nothing when its number is in use again. */
  List<ProcessHandle> leftBehind() {
    return ProcessHandle.of(root).filter(ProcessTree::isRunning).isPresent() ? List.of() : below();
  }

  Usage usage() {
    if (!Files.isDirectory(PROC)) {
      return new Usage(
          below().stream()
              .map(h -> h.info().totalCpuDuration().orElse(Duration.ZERO))
              .mapToDouble(cpu -> cpu.toMillis() / 1000.0)
              .sum(),
          0);
    }
    List<Stat> members = members();
    long ticks = members.stream().mapToLong(Stat::ticks).sum();
    long resident = 0;
    long largestEver = 0;
    for (Stat member : members) {
      Map<String, Long> memory = memoryKiB(member.pid);
      long files = memory.getOrDefault("RssFile", 0L);
      resident += memory.getOrDefault("VmRSS", 0L) - files;
      largestEver = Math.max(largestEver, memory.getOrDefault("VmHWM", 0L) - files);
    }
    return new Usage(ticks / TICKS_PER_SECOND, Math.max(resident, largestEver) / 1024);
  }

  private List<Stat> members() {
    List<Stat> all = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      folders.forEach(f -> stat(Long.parseLong(f.getFileName().toString())).ifPresent(all::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<Long> found = new HashSet<>(Set.of(root));
    boolean more = true;
    while (more) {
      more = false;
      for (Stat stat : all) {
        if (stat.session == root || found.contains(stat.parent)) {
          more |= found.add(stat.pid);
        }
      }
    }
    all.removeIf(stat -> !found.contains(stat.pid));
    return all;
  }

  private static Optional<Stat> stat(long pid) {
    try {
      String line = Files.readString(PROC.resolve(pid + "/stat"));
      // The name in parentheses may hold anything, so count from its end.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return Optional.of(
          new Stat(
              pid,
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[3]),
              ticks));
    } catch (IOException e) {
      return Optional.empty(); // it ended while we looked
    }
  }

  private static Map<String, Long> memoryKiB(long pid) {
    Map<String, Long> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
        String name = line.substring(0, line.indexOf(':'));
        if (MEMORY.contains(name)) {
          values.put(name, Long.valueOf(line.replaceAll("\\D", "")));
        }
      }
    } catch (IOException e) {
      return Map.of(); // it ended while we looked
    }
    return values;
  }
}
