package org.werkbank.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time goes by when a test says so. */
public final class SetClock extends Clock {
  private volatile Instant now;

  public SetClock(Instant begin) {
    this.now = begin;
  }

  public void forward(Duration duration) {
    now = now.plus(duration);
  }

  public void set(Instant next) {
    now = next;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
