package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

class JarCheckTest {
  @TempDir Path folder;

  @Test
  void tellsWhatIsInAnHonestJar() throws IOException {
    JarReport report =
        check(
            TestJars.honest()
                .with("org/example/", "")
                .with("org/example/Sneaky.class", TestJars.processStarter("org/example/Sneaky"))
                .with("lib/inner.jar", "PK")
                .with("lib/fast.so", "ELF")
                .bytes());
    assertThat(report.classes()).containsExactly("org.example.MeanTrainer", "org.example.Sneaky");
    assertThat(report.findings())
        .containsExactlyInAnyOrder(
            new Finding(
                "process", "org.example.Sneaky", "run", 42, "java.lang.ProcessBuilder.start"),
            new Finding("native", "lib/fast.so", "", 0, "so"));
    assertThat(report.facts().nestedJars()).containsExactly("lib/inner.jar");
    assertThat(report.facts().manifest()).containsEntry("Built-By", "tests");
    assertThat(report.facts().entries()).isEqualTo(6);
    assertThat(report.findingsByKind()).containsEntry("process", 1L).containsEntry("native", 1L);
  }

  @Test
  void findsWhatLambdasAndMethodReferencesReach() throws IOException {
    byte[] lambda = getClass().getResourceAsStream("JarCheckTest$Reference.class").readAllBytes();
    java.util.List<Finding> found = new java.util.ArrayList<>();
    ClassScan.scan(Reference.class.getName(), lambda, found::add);
    assertThat(found).extracting(Finding::api).contains("java.lang.Runtime.exec");
    assertThat(found).extracting(Finding::api).contains("java.lang.Class.forName");
  }

  interface Starter {
    Process start(String command) throws IOException;
  }

  /** Compiled for the scan alone; nobody runs it. */
  static final class Reference {
    Starter starter() {
      return Runtime.getRuntime()::exec;
    }

    java.util.concurrent.Callable<Class<?>> loader() {
      return () -> Class.forName("x");
    }
  }

  @Test
  void refusesWhatIsNoZip() {
    refuses("not a jar at all".getBytes(StandardCharsets.UTF_8), "pipelines.jar.notAZip");
  }

  @Test
  void refusesAZipCutShort() {
    byte[] whole = TestJars.honest().bytes();
    refuses(Arrays.copyOf(whole, whole.length / 2), "pipelines.jar.notAZip");
  }

  @Test
  void refusesAnEntryThatDoesNotUnpack() {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    byte[] jar = TestJars.honest().with("data.bin", noise).bytes();
    for (int i = 2_000; i < 2_100; i++) {
      jar[i] ^= 0x55;
    }
    refuses(jar, "pipelines.jar.damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.txt", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a/./b", "a\u0000b"})
  void refusesNamesThatLeadOut(String name) {
    refuses(TestJars.honest().with(name, "x").bytes(), "pipelines.jar.unsafeName");
  }

  @Test
  void refusesAHundredThousandEntries() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 100_000; i++) {
        zip.putNextEntry(new ZipEntry("e" + i));
      }
    }
    refuses(bytes.toByteArray(), "pipelines.jar.tooManyEntries");
  }

  @Test
  void refusesASecondEndThatHidesTheFirst() {
    byte[] jar = TestJars.honest().bytes();
    byte[] end = Arrays.copyOfRange(jar, jar.length - 22, jar.length);
    byte[] both = Arrays.copyOf(jar, jar.length + 30);
    System.arraycopy(end, 0, both, jar.length, end.length);
    refuses(both, "pipelines.jar.notAZip");
  }

  @Test
  void refusesAnEndThatPointsToAZip64Record() {
    byte[] jar = TestJars.honest().bytes();
    Arrays.fill(jar, jar.length - 6, jar.length - 2, (byte) 0xff);
    refuses(jar, "pipelines.jar.tooManyEntries");
  }

  @Test
  void refusesABomb() throws IOException {
    byte[] zeros = new byte[20_000_000];
    refuses(TestJars.honest().with("zeros.bin", zeros).bytes(), "pipelines.jar.bomb");
  }

  @Test
  void refusesAClassTooLargeToLookAt() {
    byte[] noise = new byte[4_000_001];
    new Random(2).nextBytes(noise);
    refuses(
        TestJars.honest().with("org/example/Huge.class", noise).bytes(),
        "pipelines.jar.classTooLarge");
  }

  @Test
  void listsWhatWasPackedInWithTheLicenceItsPomNames() throws IOException {
    JarReport report =
        check(
            TestJars.honest()
                .with("META-INF/maven/org.tools/sums/pom.properties", "version=1.2\n")
                .with(
                    "META-INF/maven/org.tools/sums/pom.xml",
                    """
                    <project><name>sums</name>
                      <licenses><license><name>MIT</name></license>
                        <license><name>Apache-2.0</name><url>x</url></license></licenses>
                      <developers><developer><name>nobody</name></developer></developers>
                    </project>
                    """)
                .with("META-INF/maven/org.tools/bare/pom.properties", "version=3\n")
                .with(
                    "META-INF/maven/org.tools/evil/pom.xml",
                    """
                    <!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                    <project><licenses><license><name>&x;</name></license></licenses></project>
                    """)
                .bytes());
    assertThat(report.facts().libraries())
        .containsExactly(
            new Library("org.tools:bare", "3", ""),
            new Library("org.tools:evil", "", ""),
            new Library("org.tools:sums", "1.2", "MIT, Apache-2.0"));
  }

  @Test
  void refusesAJarWithoutTheTrainer() {
    refuses(
        TestJars.empty()
            .with("org/example/Other.class", TestJars.trainer("org/example/Other"))
            .bytes(),
        "pipelines.jar.noTrainer");
  }

  @Test
  void refusesATrainerThatCannotBeMade() {
    refuses(
        TestJars.empty()
            .with(
                "org/example/MeanTrainer.class", TestJars.abstractClass("org/example/MeanTrainer"))
            .bytes(),
        "pipelines.jar.trainerNotPublic");
  }

  @Test
  void refusesATrainerWhoseBytesAreNoClass() {
    refuses(
        TestJars.empty().with("org/example/MeanTrainer.class", "cafebabe").bytes(),
        "pipelines.jar.trainerNotPublic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/werkbank/training/api/Predictor.class",
        "META-INF/versions/17/org/werkbank/training/api/Predictor.class",
        "java/lang/String.class"
      })
  void refusesClassesThatWouldTakeThePlaceOfTheHarness(String name) {
    refuses(TestJars.honest().with(name, TestJars.trainer("x")).bytes(), "pipelines.jar.reserved");
  }

  @Test
  void refusesAManifestThatNamesFurtherJars() {
    refuses(
        TestJars.honest()
            .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: evil.jar\n\n")
            .bytes(),
        "pipelines.jar.classPath");
  }

  @Test
  void keepsAMillionFindingsFromFillingTheDatabase() throws IOException {
    TestJars jar = TestJars.honest();
    for (int i = 0; i < 600; i++) {
      jar.with("org/example/S" + i + ".class", TestJars.processStarter("org/example/S" + i));
    }
    JarReport report = check(jar.bytes());
    assertThat(report.findings()).hasSize(JarReport.MOST_FINDINGS);
    assertThat(report.facts().totalFindings()).isEqualTo(600);
  }

  private void refuses(byte[] jar, String key) {
    assertThatThrownBy(() -> check(jar))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.BAD_DATA);
              assertThat(problem.details().get(0).pointer()).isEqualTo("/jar");
              assertThat(problem.details().get(0).detail().key()).isEqualTo(key);
            });
  }

  private JarReport check(byte[] jar) throws IOException {
    Path file = Files.write(folder.resolve("test.jar"), jar);
    return JarCheck.check(file, jar.length, TestJars.TRAINER);
  }
}
