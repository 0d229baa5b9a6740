package org.werkbank.training.guest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.werkbank.training.failure.RunFailure;

/** One guest: asked on its standard input, answering on its standard output, ended when closed. */
final class GuestProcess implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CLOSE_SECONDS = 5;

  private final Process process;
  private final GuestWatch watch;
  private final DataInputStream in;
  private final DataOutputStream out;

  private GuestProcess(Process process, long mostMiB) {
    this.process = process;
    this.watch = GuestWatch.begin(process, mostMiB);
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
    this.out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
  }

  /**
   * Starts a guest.
   *
   * @param starter a thread that lives as long as this process: the kernel ends a guest with the
   *     thread that started it
   * @param mostMiB memory of the guest with all it starts, above which it is ended
   */
  static GuestProcess start(
      List<String> command, Path folder, ExecutorService starter, long mostMiB)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // bubblewrap's own environment can be read inside, in /proc/1/environ
    builder.environment().clear();
    try {
      return new GuestProcess(starter.submit(builder::start).get(), mostMiB);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  DataInputStream in() {
    return in;
  }

  DataOutputStream out() {
    return out;
  }

  /** Why the guest cannot answer, after it has stopped to. */
  RunFailure ended(IOException met) {
    close();
    return watch.reason(met);
  }

  /** Ends the guest once its last words are in the log. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // Not by the process itself, which would close the stream its last words are read from.
    process.toHandle().destroyForcibly();
    try {
      process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
      watch.awaitLog(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.end();
    process.destroyForcibly();
  }
}
