package org.werkbank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks again and again until something is so, with a deadline. */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Waiting() {}

  public static void until(BooleanSupplier isSo) {
    until("in time", PATIENCE, isSo);
  }

  public static void until(String what, Duration patience, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
