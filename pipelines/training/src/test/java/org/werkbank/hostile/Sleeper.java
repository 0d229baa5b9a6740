package org.werkbank.hostile;

import java.util.concurrent.CountDownLatch;

/** A process that waits to be counted. */
public final class Sleeper {
  private Sleeper() {}

  public static void main(String[] args) throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
