package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.werkbank.platform.TestPlatform;
import org.werkbank.platform.TestPlatform.Answer;

/** A descriptor and a jar as a researcher sends them. */
public record SubmittedJar(String descriptor, byte[] jar) {
  static final String BOUNDARY = "border-of-the-tests";

  /** The media type of {@link #form}. */
  static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  public static SubmittedJar ofExample() throws IOException {
    Path example = Path.of("../pipelines/example");
    return new SubmittedJar(
        Files.readString(example.resolve("src/main/resources/descriptor.json")),
        Files.readAllBytes(example.resolve("target/example.jar")));
  }

  /** A trainer that does this and nothing else. */
  public static SubmittedJar doing(Path folder, Path training, String name, String what)
      throws IOException {
    Path source = folder.resolve(name + "/Odd.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package odd;
        public final class Odd implements org.werkbank.training.api.Trainer {
          public org.werkbank.training.api.Preparation preparation() {
            return org.werkbank.training.api.Preparation.AS_IS;
          }
          public org.werkbank.training.api.Predictor train(
              org.werkbank.training.api.TrainingSet data,
              org.werkbank.training.api.TrainingContext context) throws Exception {
            %s
          }
        }
        """
            .formatted(what));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                training.resolve("training.jar") + ":" + training.resolve("lib") + "/*",
                "-d",
                source.getParent().toString(),
                source.toString());
    assertThat(compiled).isZero();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream zip = new JarOutputStream(bytes)) {
      zip.putNextEntry(new JarEntry("odd/Odd.class"));
      zip.write(Files.readAllBytes(source.resolveSibling("odd/Odd.class")));
    }
    return new SubmittedJar(
        """
        {"name":"%s","version":"1.0.0","task":"classification","engine":"java",
         "trainer":"odd.Odd","title":{"de":"Seltsam","en":"Odd"},
         "description":{"de":"Seltsam","en":"Odd"},"parameters":[],"metrics":["pr_auc"]}
        """
            .formatted(name),
        bytes.toByteArray());
  }

  public Answer sendTo(TestPlatform platform, String token) {
    return platform.send("POST", "/api/v1/pipelines", token, form(), Map.of("Content-Type", FORM));
  }

  BodyPublisher form() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "descriptor", descriptor.getBytes(StandardCharsets.UTF_8));
    part(body, "jar", jar);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] bytes) {
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n")
            .formatted(BOUNDARY, name, name)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
