package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;

/**
 * A pipeline that was approved by mistake: it reaches for the database, the store and the keys of
 * runs, and keeps every core busy while it does.
 */
class ThiefIT {
  private static final String SOURCE =
      """
      package org.example.thief;

      import java.net.InetSocketAddress;
      import java.net.Socket;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.stream.Stream;
      import org.werkbank.training.api.Predictor;
      import org.werkbank.training.api.Preparation;
      import org.werkbank.training.api.Trainer;
      import org.werkbank.training.api.TrainingContext;
      import org.werkbank.training.api.TrainingSet;

      public final class Thief implements Trainer {
        interface Attempt {
          void run() throws Exception;
        }

        private int refused;

        public Preparation preparation() {
          return Preparation.AS_IS;
        }

        public Predictor train(TrainingSet data, TrainingContext context) throws Exception {
          long until = System.nanoTime() + 8_000_000_000L;
          for (int i = 0; i < 8; i++) {
            Thread busy = new Thread(() -> { while (System.nanoTime() < until) { Math.sin(until); } });
            busy.start();
          }
          Path home = Path.of("HOME");
          attempt("the database", () -> Files.readAllBytes(home.resolve("werkbank.db")));
          attempt("the data folder", () -> Files.list(home).close());
          attempt("the work folder", () -> Files.list(home.resolve("work")).close());
          attempt("a planted file", () -> Files.writeString(home.resolve("planted"), "x"));
          for (String port : "PORTS".split(",")) {
            attempt("port " + port, () -> {
              try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 2000);
              }
            });
          }
          while (System.nanoTime() < until) {
            Thread.onSpinWait();
          }
          throw new IllegalStateException("thief was refused " + refused + " times");
        }

        private void attempt(String what, Attempt attempt) {
          try {
            attempt.run();
          } catch (Exception e) {
            refused++;
            return;
          }
          throw new IllegalStateException("thief REACHED " + what);
        }
      }
      """;

  private static final String DESCRIPTOR =
      """
      {"name":"thief","version":"1.0.0","task":"classification","engine":"java",
       "trainer":"org.example.thief.Thief","title":{"de":"Dieb","en":"Thief"},
       "description":{"de":"Greift nach fremden Daten","en":"Reaches for foreign data"},
       "parameters":[],"metrics":["pr_auc"]}
      """;

  @Test
  void isRefusedByTheEmbeddedStore(@TempDir Path folder) throws Exception {
    isRefused(folder, Map.of());
  }

  @Test
  void isRefusedByARealMinio(@TempDir Path folder) throws Exception {
    try (LocalStack stack = LocalStack.start("minio")) {
      isRefused(folder, stack.settings());
    }
  }

  private static void isRefused(Path folder, Map<String, String> settings) throws Exception {
    try (Plant plant = new Plant(folder.resolve("home"), settings)) {
      var office = Werkbank.at(plant.server().address(), ServerProcess.OFFICE_TOKEN).office();
      office.admit("opfer", "Opfer GmbH", "company");
      Werkbank victim =
          Werkbank.at(
              plant.server().address(),
              office.addUser("opfer", "ds@opfer.example", "ds", "data-scientist"));
      String secret = victim.datasets().create("geheim", "");
      victim.datasets().upload(secret, Repository.find().sample("ai4i2020.csv"));

      Path descriptor = Files.writeString(folder.resolve("descriptor.json"), DESCRIPTOR);
      plant.member().pipelines().submit(descriptor, jar(folder, source(plant, settings)));
      office.review("thief", "1.0.0", true, "Not looked at closely enough.");
      String dataset = plant.ai4i();
      Run queued = plant.member().runs().start(NewRun.of("thief", dataset).splitByTime(0.3));
      List<Double> meanwhile = new ArrayList<>();
      while (!plant.member().runs().get(queued.id()).isTerminal()) {
        long begun = System.nanoTime();
        plant.member().me();
        meanwhile.add((System.nanoTime() - begun) / 1e6);
      }
      meanwhile.sort(null);
      System.out.printf(
          "GET /api/v1/me beside the thief: n %d, p50 %.1f ms, p99 %.1f ms%n",
          meanwhile.size(),
          meanwhile.get(meanwhile.size() / 2),
          meanwhile.get((int) (meanwhile.size() * 0.99)));
      Run run = plant.member().runs().get(queued.id());
      assertThat(run.state()).isEqualTo("FAILED");
      assertThat(log(plant, run.id()))
          .contains("thief was refused 6 times")
          .doesNotContain("REACHED");
      assertThat(plant.home().resolve("planted")).doesNotExist();
      assertThat(victim.datasets().upload(secret, Repository.find().sample("ai4i2020.csv")))
          .satisfies(version -> assertThat(version.version()).isEqualTo(1));
    }
  }

  private static String log(Plant plant, String run) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(plant.server().address().resolve("/api/v1/runs/" + run + "/log"))
                .header("Authorization", "Bearer " + plant.token())
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  /** With the addresses that a thief who knows the machine would try. */
  private static String source(Plant plant, Map<String, String> settings) {
    String store = settings.getOrDefault("WERKBANK_STORE_ENDPOINT", "http://127.0.0.1:9000");
    return SOURCE
        .replace("HOME", plant.home().toString())
        .replace("PORTS", plant.server().address().getPort() + "," + URI.create(store).getPort());
  }

  private static Path jar(Path folder, String code) throws IOException {
    Path source = folder.resolve("src/org/example/thief/Thief.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, code);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path training = Repository.find().built("pipelines/training/target/training.jar");
    String classPath;
    try (Stream<Path> libraries = Files.list(training.resolveSibling("lib"))) {
      classPath = training + libraries.map(jar -> ":" + jar).collect(Collectors.joining());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int compiled =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            classPath,
            "-d",
            classes.toString(),
            source.toString());
    assertThat(compiled).isZero();
    Path jar = folder.resolve("thief.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
    return jar;
  }
}
