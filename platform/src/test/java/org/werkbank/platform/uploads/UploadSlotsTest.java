package org.werkbank.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

class UploadSlotsTest {
  @Test
  void noMoreThanSoManyAtATime() {
    UploadSlots slots = new UploadSlots(1, Duration.ZERO);
    try (UploadSlots.Slot taken = slots.take()) {
      assertThat(taken).isNotNull();
      assertThatThrownBy(slots::take)
          .isInstanceOfSatisfying(
              Problem.class, e -> assertThat(e.type()).isEqualTo(ProblemType.BUSY));
    }
    slots.take().close();
  }
}
