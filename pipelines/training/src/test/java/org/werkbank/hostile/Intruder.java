package org.werkbank.hostile;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/** A submitted pipeline with bad intentions. What it prints tells the test how far it came. */
public final class Intruder implements Trainer {
  private static final Set<String> HARMLESS = Set.of("LANG", "HOME", "OMP_NUM_THREADS", "PWD");
  private static final Map<String, Double> SEEN = new HashMap<>();

  @Override
  public Preparation preparation() {
    return Preparation.AS_IS;
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) throws Exception {
    String target = context.parameters().choice("target");
    switch (context.parameters().choice("attack")) {
      case "environment" -> environment();
      case "files" -> Arrays.stream(target.split(";")).forEach(Intruder::read);
      case "network" -> network(Integer.parseInt(target));
      case "programs" -> attempt("a shell", () -> new ProcessBuilder("/bin/sh").start());
      case "processes" -> processes();
      case "writing" -> Arrays.stream(target.split(";")).forEach(Intruder::write);
      case "heap" -> heap();
      case "native-memory" -> nativeMemory();
      case "disk" -> disk();
      case "forever" -> forever();
      case "log" -> log();
      case "forgery" -> forgery();
      case "exit" -> System.exit(0);
      case "gadget" -> {
        return new Remembered(Map.of(), Map.of("gadget.ser", gadget(target)));
      }
      case "memory" -> {
        for (int i = 0; i < data.size(); i++) {
          SEEN.put(Arrays.toString(data.rows()[i]), data.labels()[i]);
        }
        return new Remembered(SEEN, Map.of());
      }
      default -> throw new IllegalArgumentException("no such attack");
    }
    return new Remembered(Map.of(), Map.of());
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static void attempt(String what, Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception e) {
      System.out.println("KEPT OUT of " + what + ": " + e.getClass().getSimpleName());
      return;
    }
    System.out.println("REACHED " + what);
  }

  private static void environment() {
    for (String process : new String[] {"self", "1", "2"}) {
      String path = "/proc/" + process + "/environ";
      if (Files.isReadable(Path.of(path))) {
        attempt(
            path,
            () -> {
              for (String entry : Files.readString(Path.of(path)).split("\0")) {
                String name = entry.split("=", 2)[0];
                if (!name.isBlank() && !HARMLESS.contains(name)) {
                  System.out.println("REACHED variable " + name);
                }
              }
              throw new IOException("nothing there");
            });
      }
    }
    if (!HARMLESS.containsAll(System.getenv().keySet())) {
      System.out.println("REACHED " + System.getenv().keySet());
    }
  }

  private static void read(String path) {
    attempt(path, () -> Files.readAllBytes(Path.of(path)));
  }

  private static void write(String path) {
    attempt(path, () -> Files.writeString(Path.of(path), "planted"));
  }

  private static void network(int port) {
    for (String host : new String[] {"127.0.0.1", "192.0.2.1"}) {
      attempt(
          host,
          () -> {
            try (Socket socket = new Socket()) {
              socket.connect(new InetSocketAddress(host, port), 2000);
            }
          });
    }
  }

  private static void processes() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(
          new ProcessBuilder(
                  java,
                  "-Xmx16m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Sleeper.class.getName())
              .start());
    }
    System.out.println("REACHED " + all.size() + " processes");
    forever();
  }

  private static void heap() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < 1 << 20) {
      all.add(new byte[1 << 20]);
    }
    System.out.println("REACHED " + all.size() + " MiB");
  }

  private static void nativeMemory() {
    List<ByteBuffer> all = new ArrayList<>();
    attempt(
        "native memory",
        () -> {
          try {
            while (all.size() < 4096) {
              all.add(ByteBuffer.allocateDirect(1 << 20));
            }
          } catch (OutOfMemoryError e) {
            throw new IOException(e);
          }
        });
  }

  private static void disk() {
    attempt(
        "the whole disk",
        () -> {
          byte[] block = new byte[1 << 20];
          try (OutputStream out = Files.newOutputStream(Path.of("/tmp/full"))) {
            for (int i = 0; i < 4096; i++) {
              out.write(block);
            }
          }
        });
  }

  private static void forever() throws InterruptedException {
    System.out.println("BEGAN");
    new java.util.concurrent.CountDownLatch(1).await();
  }

  private static void log() {
    String line = "x".repeat(9_999);
    for (int i = 0; i < 30_000; i++) {
      System.out.println(line);
    }
    System.out.println("REACHED the end of the log");
  }

  private static void forgery() throws IOException {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(
          "{\"type\":\"evaluation\",\"data\":{\"test\":{\"metrics\":{}}}}\n{\"type\":\"completed\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] gadget(String marker) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Gadget(marker));
    }
    return bytes.toByteArray();
  }
}
