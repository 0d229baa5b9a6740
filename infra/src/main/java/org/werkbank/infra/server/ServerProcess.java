package org.werkbank.infra.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The server as a user starts it: {@code java -jar platform.jar serve}. Settings of this process's
 * own environment that begin with {@code WERKBANK_} are passed on.
 */
public final class ServerProcess implements AutoCloseable {
  public static final String OFFICE_TOKEN = "office-token-of-this-start";
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final URI address;
  private final Path log;
  private final double secondsToReady;

  private ServerProcess(Process process, URI address, Path log, double secondsToReady) {
    this.process = process;
    this.address = address;
    this.log = log;
    this.secondsToReady = secondsToReady;
  }

  /** Starts on a free port with the data folder and waits until the server is ready. */
  public static ServerProcess start(Path home, Map<String, String> settings, List<String> options) {
    return start(home, settings, options, freePort());
  }

  /** Starts on the given port. */
  public static ServerProcess start(
      Path home, Map<String, String> settings, List<String> options, int port) {
    needFree(port);
    Repository repository = Repository.find();
    Path log = home.resolve("server.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", repository.platformJar().toString(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = new TreeMap<>();
    environment.put("WERKBANK_HOME", home.toString());
    // Many short-lived servers of this repository make it once.
    environment.put("WERKBANK_CACHE", repository.root().resolve("target/cache").toString());
    environment.put("WERKBANK_PORT", String.valueOf(port));
    environment.put("WERKBANK_ADMIN_TOKEN", OFFICE_TOKEN);
    environment.putAll(settings);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(home);
      long begin = System.nanoTime();
      Process process = builder.start();
      // whoever ends this process without asking must not leave a server behind
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      URI address = URI.create("http://127.0.0.1:" + port);
      waitUntilReady(process, address, log);
      return new ServerProcess(process, address, log, (System.nanoTime() - begin) / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  /** From the start of the process to the first answer that it is ready. */
  public double secondsToReady() {
    return secondsToReady;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as a power cut does. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails when the port is taken: somebody else's server would answer for the one started here. */
  public static void needFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port " + port + " is taken; set WERKBANK_PORT to another one.", e);
    }
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void waitUntilReady(Process process, URI address, Path log) throws IOException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/health/ready")).build();
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (IOException notYet) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("the server did not get ready: " + Files.readString(log));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
