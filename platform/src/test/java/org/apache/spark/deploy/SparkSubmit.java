package org.apache.spark.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for Spark and TrainingMain in the tests of the launch room: it is started by the same
 * command line, keeps the same promises (a working directory by argument or on standard input) and
 * does what the run's parameter "do" says.
 */
public final class SparkSubmit {
  private static final Pattern DO = Pattern.compile("\"do\":\"(\\w+)\"");
  private static byte[] held;

  private SparkSubmit() {}

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    List<String> own = all.subList(all.indexOf("spark-internal") + 1, all.size());
    if (own.get(0).equals("wait")) {
      System.out.println("waiting");
      String path =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (path != null) {
        run(Path.of(path), all);
      }
    } else {
      run(Path.of(own.get(1)).getParent(), all);
    }
  }

  private static void run(Path folder, List<String> arguments) throws Exception {
    Matcher matcher = DO.matcher(Files.readString(folder.resolve("run-spec.json")));
    String what = matcher.find() ? matcher.group(1) : "nothing";
    switch (what) {
      case "tell" -> {
        System.out.println("arguments " + arguments);
        System.out.println("environment " + System.getenv());
        System.out.println("folder " + Path.of("").toAbsolutePath());
        event(folder, "{\"n\":1}\n");
        event(folder, "{\"n\":2}\n{\"n\":");
      }
      case "work" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> event(folder, "{\"cancelled\"}\n")));
        event(folder, "{\"n\":1}\n");
        Thread.sleep(600_000);
      }
      case "deaf" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(SparkSubmit::sleep));
        // A grandchild that no longer has a parent, as a careless library leaves one behind.
        new ProcessBuilder("/bin/sh", "-c", "sleep 600 & echo $! > " + folder + "/orphan")
            .start()
            .waitFor();
        event(folder, "{\"n\":1}\n");
        sleep();
      }
      case "orphan" -> {
        new ProcessBuilder("/bin/sh", "-c", "sleep 600 & echo $! > " + folder + "/orphan")
            .start()
            .waitFor();
        event(folder, "{\"n\":1}\n");
      }
      case "burn" -> {
        held = new byte[120 << 20];
        java.util.Arrays.fill(held, (byte) 1);
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
          held[(int) (System.nanoTime() & 0xffff)]++;
        }
        event(folder, "{\"n\":1}\n");
        sleep();
      }
      case "exhaust" -> {
        byte[][] all = new byte[1000][];
        for (int i = 0; i < all.length; i++) {
          all[i] = new byte[64 << 20];
        }
      }
      case "seven" -> System.exit(7);
      default -> event(folder, "{\"what\":\"" + what + "\"}\n");
    }
  }

  private static void event(Path folder, String text) {
    try {
      Files.writeString(
          folder.resolve("events.ndjson"),
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
