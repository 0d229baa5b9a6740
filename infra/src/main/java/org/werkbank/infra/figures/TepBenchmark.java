package org.werkbank.infra.figures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tennessee Eastman process (Downs and Vogel 1993; files of Russell, Chiang and Braatz 2000), a
 * simulated chemical plant: learned from the normal file alone, the limit set on the first half of
 * another normal file. Tested on its second half, which is what {@code false_alarm_rate_quiet}
 * rests on, and on 21 files with a fault from sample 161 on. Faults 3, 9 and 15 leave no trace that
 * anybody has found and are counted apart.
 */
final class TepBenchmark implements Benchmark {
  private static final int FAULTS = 21;
  private static final int COLUMNS = 52;
  private static final int ONSET = 160;
  private static final int HALF = 480;
  private static final Map<String, Object> GIVEN = Map.of("kind", "given", "column", "part");
  private static final List<String> APART = List.of("3", "9", "15");

  // T2 or SPE of 17 components, each with a limit of its own
  private static final double DETECTED = 0.783;
  private static final double FALSE_ALARMS = 0.081;
  private static final double DELAY = 24;

  @Override
  public String name() {
    return "tep";
  }

  @Override
  public List<Trial> trials() {
    return List.of(
        trial("anomaly-autoencoder", 5),
        trial("anomaly-pca", 5),
        new Trial(
            "each row alone",
            "anomaly-pca",
            GIVEN,
            Map.of("window", 1, "apart", APART),
            List.of(
                Target.share("detection_rate_without_apart", DETECTED),
                Target.atMost("false_alarm_rate_quiet", FALSE_ALARMS, 0.06))));
  }

  private static Trial trial(String pipeline, int window) {
    return new Trial(
        "means of " + window + " rows",
        pipeline,
        GIVEN,
        Map.of("window", window, "apart", APART),
        List.of(
            Target.atLeast("detection_rate_without_apart", DETECTED, 0.78),
            Target.atMost("false_alarm_rate_quiet", FALSE_ALARMS, 0.06),
            Target.atMost("false_alarm_rate", FALSE_ALARMS, 0.06),
            Target.atMost("detection_delay", DELAY, DELAY)));
  }

  /** One file of all, with names for the columns, the part, the file and the fault of each row. */
  @Override
  public Optional<Upload> prepare(Path data, Path work) {
    Path folder = data.resolve("tep");
    if (!Files.exists(folder.resolve("d00.dat")) || !Files.exists(folder.resolve("d21_te.dat"))) {
      return Optional.empty();
    }
    Path file = work.resolve("tep.csv");
    String columns =
        IntStream.rangeClosed(1, COLUMNS).mapToObj(c -> "x" + c).collect(Collectors.joining(","));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("part,file,sample,fault," + columns + "\n");
      write(out, "train", "d00", 0, 0, Lines.table(folder.resolve("d00.dat")));
      List<String[]> normal = Lines.table(folder.resolve("d00_te.dat"));
      write(out, "validation", "d00_te first half", 0, 0, normal.subList(0, HALF));
      write(out, "test", "d00_te second half", 0, HALF, normal.subList(HALF, normal.size()));
      for (int fault = 1; fault <= FAULTS; fault++) {
        String name = "d%02d_te".formatted(fault);
        write(out, "test", name, fault, 0, Lines.table(folder.resolve(name + ".dat")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Upload(
            file, Map.of("part", "ignore", "file", "group", "sample", "time", "fault", "label")));
  }

  private static void write(
      BufferedWriter out, String part, String name, int fault, int before, List<String[]> rows)
      throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      int kind = i < ONSET ? 0 : fault;
      out.write("%s,%s,%d,%d,".formatted(part, name, before + i + 1, kind));
      out.write(String.join(",", rows.get(i)));
      out.write('\n');
    }
  }
}
