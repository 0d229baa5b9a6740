package org.werkbank.training.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class GuestProcessTest {
  private static final String SPEAKS =
      "i=0; while [ $i -lt 3000 ]; do echo word $i; i=$((i+1)); done >&2; printf a; exec sleep 60";

  @TempDir private Path folder;

  @RepeatedTest(20)
  void allThatAGuestSaidBeforeItsAnswerIsInTheLogWhenItIsClosed() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    ExecutorService starter = Executors.newSingleThreadExecutor();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (GuestProcess guest =
        GuestProcess.start(List.of("/bin/sh", "-c", SPEAKS), folder, starter, 1000)) {
      assertThat(guest.in().readByte()).isEqualTo((byte) 'a');
    } finally {
      System.setErr(before);
      starter.shutdownNow();
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("word 0\n", "word 2999\n");
  }
}
