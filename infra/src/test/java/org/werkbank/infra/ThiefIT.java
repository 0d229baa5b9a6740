package org.werkbank.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** A pipeline that tries to get at another member's objects with the credentials of its own run. */
class ThiefIT {
  private static final String SOURCE =
      """
      package org.example.thief;

      import org.apache.hadoop.conf.Configuration;
      import org.apache.hadoop.fs.Path;
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
          Configuration store = context.spark().sparkContext().hadoopConfiguration();
          for (String bucket : new String[] {"wb-opfer", "wb-werk"}) {
            Path rows = new Path("s3a://" + bucket + "/datasets/");
            Path planted = new Path("s3a://" + bucket + "/runs/planted.txt");
            attempt("list " + rows, () -> rows.getFileSystem(store).listStatus(rows));
            attempt("list bucket", () -> rows.getFileSystem(store).listStatus(new Path("/")));
            attempt("write", () -> planted.getFileSystem(store).create(planted).close());
            attempt("delete", () -> rows.getFileSystem(store).delete(rows, true));
          }
          throw new IllegalStateException("thief was refused " + refused + " times");
        }

        private void attempt(String what, Attempt attempt) {
          try {
            attempt.run();
          } catch (java.nio.file.AccessDeniedException e) {
            refused++;
            return;
          } catch (Exception e) {
            throw new IllegalStateException("thief did not get as far as " + what, e);
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
      plant.member().pipelines().submit(descriptor, jar(folder));
      office.review("thief", "1.0.0", true, "Not looked at closely enough.");
      String dataset = plant.ai4i();
      Run queued = plant.member().runs().start(NewRun.of("thief", dataset).splitByTime(0.3));
      Run run = plant.member().runs().await(queued.id(), Duration.ofMinutes(2), change -> {});
      assertThat(run.state()).isEqualTo("FAILED");
      assertThat(log(plant, run.id()))
          .contains("thief was refused 8 times")
          .doesNotContain("REACHED");
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

  private static Path jar(Path folder) throws IOException {
    Path source = folder.resolve("src/org/example/thief/Thief.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path training = Repository.find().built("pipelines/training/target/training.jar");
    String classPath;
    try (Stream<Path> libraries = Files.list(training.resolveSibling("lib"))) {
      classPath = training + libraries.map(jar -> ":" + jar).collect(Collectors.joining());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
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
    assertThat(code).isZero();
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
