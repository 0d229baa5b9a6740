package org.werkbank.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  @TempDir private Path parent;
  private Path path;
  private WorkFolder folder;

  @BeforeEach
  void make() throws IOException {
    path = Files.createDirectory(parent.resolve("r-1"));
    folder = new WorkFolder(path);
  }

  @Test
  void handsOnWholeLinesAndLetsAnUnfinishedOneWait() throws IOException {
    Path events = path.resolve("events.ndjson");
    assertThat(folder.eventsAfter(0, 100).lines()).isEmpty();
    Files.writeString(events, "eins\nzwö\ndr");
    WorkDirectory.Lines first = folder.eventsAfter(0, 100);
    assertThat(first.lines()).containsExactly("eins", "zwö");
    assertThat(first.nextOffset()).isEqualTo(10);
    assertThat(folder.eventsAfter(10, 100).lines()).isEmpty();
    Files.writeString(events, "eins\nzwö\ndrei\n");
    assertThat(folder.eventsAfter(10, 100).lines()).containsExactly("drei");
  }

  @Test
  void readsNoMoreThanAskedForAtOnce() throws IOException {
    Files.writeString(path.resolve("events.ndjson"), "aaa\nbbb\nccc\n");
    WorkDirectory.Lines lines = folder.eventsAfter(0, 9);
    assertThat(lines.lines()).containsExactly("aaa", "bbb");
    assertThat(lines.broken()).isFalse();
    assertThat(folder.eventsAfter(lines.nextOffset(), 9).lines()).containsExactly("ccc");
  }

  @Test
  void saysThatALineIsTooLong() throws IOException {
    Files.writeString(path.resolve("events.ndjson"), "a".repeat(20) + "\n");
    assertThat(folder.eventsAfter(0, 10).broken()).isTrue();
    assertThat(folder.eventsAfter(0, 10).lines()).isEmpty();
  }

  @Test
  void followsNoLinkThatTheProcessLaid() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret"), "secret\n");
    Files.createSymbolicLink(path.resolve("events.ndjson"), secret);
    Files.createSymbolicLink(path.resolve("log.txt"), secret);
    assertThat(folder.eventsAfter(0, 100).lines()).isEmpty();
    assertThat(folder.logSizeBytes()).isZero();
    assertThat(folder.log(0)).isEmpty();
    Files.createSymbolicLink(path.resolve("folder"), parent);
    folder.remove();
    assertThat(path).doesNotExist();
    assertThat(secret).exists();
  }

  @Test
  void cutsALogThatGrowsWithoutEnd() throws IOException {
    Path log = Files.writeString(path.resolve("log.txt"), "x".repeat(2_000));
    folder.cutLog(1_000);
    assertThat(Files.size(log)).isEqualTo(1_000);
    assertThat(Files.readString(log)).endsWith("[the log was cut here: too long]\n");
    folder.cutLog(1_000);
    assertThat(Files.size(log)).isEqualTo(1_000);
  }
}
