package org.werkbank.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkCommandTest {
  private static final Path HOME = Path.of("/srv/werk bank");
  private static final List<String> ARCHIVE = List.of("-XX:SharedArchiveFile=" + HOME + "/a.jsa");

  @Test
  void executorsOfASmallRunStartAsQuicklyAsItsDriver() {
    assertThat(command("spark://10.0.0.7:7077"))
        .contains("-XX:SharedArchiveFile=/srv/werk bank/a.jsa", "-XX:TieredStopAtLevel=1")
        .contains(
            "spark.executor.extraJavaOptions=\"-XX:SharedArchiveFile=/srv/werk bank/a.jsa\""
                + " \"-XX:TieredStopAtLevel=1\" \"-XX:+UseSerialGC\"");
  }

  @Test
  void withoutAClusterThereAreNoExecutorsToTell() {
    assertThat(command("local[*]")).noneMatch(word -> word.startsWith("spark.executor"));
  }

  private static List<String> command(String master) {
    LaunchSettings settings =
        new LaunchSettings(
            HOME.resolve("work"), HOME.resolve("cache"), HOME, master, 256, 1, false, false);
    return new SparkCommand(settings)
        .run(LaunchFixture.request("r1", "tell", null).spec(), HOME.resolve("work/r1-1"), ARCHIVE);
  }
}
