package org.werkbank.platform.runs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.EventLine;
import org.werkbank.contract.RunEvent;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.launch.ProcessIdentity;
import org.werkbank.platform.launch.ResourceUse;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.launch.WorkDirectory;

/** A process that exists in a script alone. */
final class ScriptedProcess implements TrainingProcess {
  private static final int TERMINATED = 143;

  private final ContractJson json = new ContractJson();
  private final ProcessIdentity identity;
  private final RunSpec spec;
  private final ScriptedDirectory directory;
  private final MemoryObjectStore store;
  private long sequence;
  private Thread thread;
  private volatile Integer code;
  private volatile boolean deaf;

  ScriptedProcess(
      ProcessIdentity identity,
      RunSpec spec,
      ScriptedDirectory directory,
      MemoryObjectStore store) {
    this.identity = identity;
    this.spec = spec;
    this.directory = directory;
    this.store = store;
  }

  void begin(ScriptedLauncher.Script script) {
    thread =
        new Thread(
            () -> {
              try {
                script.run(this);
                ended(0);
              } catch (InterruptedException e) {
                ended(TERMINATED);
              } catch (Exception e) {
                log(e + "\n");
                ended(70);
              }
            },
            "scripted-" + identity.pid());
    thread.setDaemon(true);
    thread.start();
  }

  RunSpec spec() {
    return spec;
  }

  void emit(RunEvent event) {
    raw(line(spec.runId(), spec.attempt(), sequence + 1, event));
  }

  String line(String runId, int attempt, long number, RunEvent event) {
    sequence = number;
    return json.writeEvent(
        new EventLine(1, runId, attempt, number, Instant.now().toString(), event));
  }

  void raw(String line) {
    directory.appendEvent(line);
  }

  void log(String text) {
    directory.appendLog(text);
  }

  /** Writes an object below the run's prefix and answers with what to declare. */
  RunEvent.Artifact write(String path, String content, String mediaType) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String address = spec.outputs().prefix().substring("s3a://".length());
    int slash = address.indexOf('/');
    store.put(
        address.substring(0, slash),
        address.substring(slash + 1) + path,
        new ByteArrayInputStream(bytes),
        bytes.length,
        mediaType);
    return new RunEvent.Artifact(path, sha256(bytes), bytes.length, mediaType);
  }

  /** Ends at once with a code, whatever the script would do next. */
  void exit(int withCode) throws InterruptedException {
    ended(withCode);
    throw new InterruptedException();
  }

  /** Works until it is stopped. */
  void workOn() throws InterruptedException {
    Thread.sleep(Duration.ofMinutes(10).toMillis());
  }

  /** Does not react to being asked to stop. */
  void deaf() {
    deaf = true;
  }

  void kill(int withCode) {
    ended(withCode);
    thread.interrupt();
  }

  private synchronized void ended(int withCode) {
    if (code == null) {
      code = withCode;
    }
  }

  TrainingProcess adopted() {
    return new Adopted(this);
  }

  @Override
  public ProcessIdentity identity() {
    return identity;
  }

  @Override
  public WorkDirectory directory() {
    return directory;
  }

  @Override
  public boolean isAlive() {
    return code == null;
  }

  @Override
  public OptionalInt exitCode() {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  @Override
  public void stop(Duration grace) {
    kill(deaf ? 137 : TERMINATED);
  }

  @Override
  public ResourceUse use() {
    return new ResourceUse(6.9, 8.1, 640);
  }

  /** The same process as a later server sees it: it learns no exit code. */
  private record Adopted(ScriptedProcess process) implements TrainingProcess {
    @Override
    public ProcessIdentity identity() {
      return process.identity();
    }

    @Override
    public WorkDirectory directory() {
      return process.directory();
    }

    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public OptionalInt exitCode() {
      return OptionalInt.empty();
    }

    @Override
    public void stop(Duration grace) {
      process.stop(grace);
    }

    @Override
    public ResourceUse use() {
      return process.use();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
