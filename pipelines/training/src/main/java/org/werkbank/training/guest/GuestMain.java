package org.werkbank.training.guest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;

/** The entry of a guest: answers on standard output what it is asked on standard input. */
public final class GuestMain {
  private static final int BUFFER_BYTES = 1 << 16;

  private GuestMain() {}

  public static void main(String[] args) throws Exception {
    // Before any submitted code: what it prints is log, not an answer.
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    try (DataInputStream in = in();
        DataOutputStream out = out()) {
      new GuestDesk(in, out).serve();
    }
    // Threads that submitted code has left behind do not keep the process alive.
    System.exit(0);
  }

  private static DataInputStream in() {
    return new DataInputStream(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER_BYTES));
  }

  private static DataOutputStream out() {
    return new DataOutputStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
  }
}
