package org.werkbank.platform.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.werkbank.platform.launch.Isolation;
import org.werkbank.platform.launch.LaunchRequest;
import org.werkbank.platform.launch.Launcher;
import org.werkbank.platform.launch.ProcessIdentity;
import org.werkbank.platform.launch.TrainingProcess;
import org.werkbank.platform.launch.WorkDirectory;

/** Starts processes that do what a script says, each in a thread of its own. */
final class ScriptedLauncher implements Launcher {
  private final Path home;
  private final MemoryObjectStore store;
  private final AtomicLong pids = new AtomicLong(1000);
  private final Map<Long, ScriptedProcess> processes = new ConcurrentHashMap<>();
  private final List<LaunchRequest> requests = new CopyOnWriteArrayList<>();
  private volatile Script script = Samples::train;
  private volatile RuntimeException refusal;
  private volatile Isolation isolation = Isolation.WALLS;

  /** What a process does; when it returns the process has ended with code 0. */
  @FunctionalInterface
  interface Script {
    void run(ScriptedProcess process) throws Exception;
  }

  ScriptedLauncher(Path home, MemoryObjectStore store) {
    this.home = home;
    this.store = store;
  }

  void script(Script next) {
    script = next;
  }

  void isolation(Isolation next) {
    isolation = next;
  }

  @Override
  public Isolation isolation() {
    return isolation;
  }

  void refuse(RuntimeException with) {
    refusal = with;
  }

  List<LaunchRequest> requests() {
    return new ArrayList<>(requests);
  }

  long alive() {
    return processes.values().stream().filter(ScriptedProcess::isAlive).count();
  }

  @Override
  public TrainingProcess start(LaunchRequest request) {
    if (refusal != null) {
      throw refusal;
    }
    requests.add(request);
    ScriptedDirectory directory = directory(request.spec().runId(), request.spec().attempt());
    directory.make();
    ProcessIdentity identity =
        new ProcessIdentity(pids.incrementAndGet(), Instant.now().toEpochMilli());
    ScriptedProcess process = new ScriptedProcess(identity, request.spec(), directory, store);
    processes.put(identity.pid(), process);
    process.begin(script);
    return process;
  }

  @Override
  public Optional<TrainingProcess> adopt(ProcessIdentity identity, WorkDirectory directory) {
    ScriptedProcess process = processes.get(identity.pid());
    return process != null && process.isAlive() && process.identity().equals(identity)
        ? Optional.of(process.adopted())
        : Optional.empty();
  }

  @Override
  public WorkDirectory directoryOf(String runId, int attempt) {
    return directory(runId, attempt);
  }

  /** As if the machine went down: processes end without a word. */
  void killAll() {
    processes.values().forEach(process -> process.kill(137));
  }

  @Override
  public void close() {
    killAll();
  }

  private ScriptedDirectory directory(String runId, int attempt) {
    return new ScriptedDirectory(home.resolve(runId + "-" + attempt));
  }
}
