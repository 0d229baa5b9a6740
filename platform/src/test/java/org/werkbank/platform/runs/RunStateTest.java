package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {
  @Test
  void waitingRunNeverSucceedsWithoutRunning() {
    assertThat(RunState.QUEUED.canBecome(RunState.SUCCEEDED)).isFalse();
    assertThat(RunState.STARTING.canBecome(RunState.SUCCEEDED)).isFalse();
    assertThat(RunState.RUNNING.canBecome(RunState.SUCCEEDED)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED", "LOST"})
  void nothingFollowsTheEnd(RunState end) {
    assertThat(end.isTerminal()).isTrue();
    for (RunState other : RunState.values()) {
      assertThat(end.canBecome(other)).as(end + " -> " + other).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "STARTING", "RUNNING"})
  void everyRunThatHasNotEndedCanBeCancelled(RunState state) {
    assertThat(state.canBecome(RunState.CANCELLED)).isTrue();
  }
}
