package org.werkbank.platform.pipelines.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.werkbank.contract.ContractJson;
import org.werkbank.platform.launch.WorkDirectory;
import org.werkbank.platform.web.Messages;

/** What a process left is read with distrust. */
class VerdictTest {
  private final Verdict verdict = new Verdict(new ContractJson(), new DryRunWords(Messages.all()));

  @Test
  void lineThatIsTooLongBreaksTheContractAndNotTheServer() {
    assertThat(outcome(new WorkDirectory.Lines(List.of(), 0, true)).why().en())
        .contains("does not keep the contract")
        .contains("1048576 bytes");
  }

  @Test
  void nothingToldIsAProcessThatDied() {
    assertThat(outcome(new WorkDirectory.Lines(List.of(), 0, false)).why().en())
        .contains("exit code 3");
  }

  @Test
  void endOfTheLogIsKeptWithoutWhatNoPageCanShow() {
    assertThat(outcome(new WorkDirectory.Lines(List.of(), 0, false)).log())
        .hasSize((16 << 10) - 1)
        .startsWith("x")
        .endsWith("end\n");
  }

  private Outcome outcome(WorkDirectory.Lines lines) {
    Outcome outcome = verdict.of(new Left(lines), "regression", List.of("rmse"), OptionalInt.of(3));
    assertThat(outcome.state()).isEqualTo(DryRunState.FAILED);
    return outcome;
  }

  private record Left(Lines lines) implements WorkDirectory {
    private static final byte[] LOG =
        ("y".repeat(5) + "x".repeat(16 << 10) + "\u0000end\n").getBytes(StandardCharsets.UTF_8);

    @Override
    public Lines eventsAfter(long offset, int largest) {
      return lines;
    }

    @Override
    public InputStream log(long offset) {
      return new ByteArrayInputStream(LOG, (int) offset, LOG.length);
    }

    @Override
    public long logSizeBytes() {
      return LOG.length;
    }

    @Override
    public void remove() {
      // nothing lies anywhere
    }
  }
}
