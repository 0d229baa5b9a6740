package org.werkbank.platform.launch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts a command so that it outlives this server: in a session of its own, with output into a
 * file, below a shell that notes its exit code for whoever finds the process later.
 */
final class ProcessStarter {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /** The shell itself must outlive a SIGTERM to the group, or nobody notes the exit code. */
  private static final String NOTE_EXIT_CODE =
      "trap : TERM INT HUP; \"$@\"; code=$?; echo $code > " + WorkFolder.EXIT_CODE + "; exit $code";

  private final List<String> dieWithParent;

  ProcessStarter() {
    // Should somebody kill the shell, the command must not go on unwatched.
    List<String> prefix = List.of(SETPRIV.toString(), "--pdeathsig", "KILL");
    this.dieWithParent = works(prefix) ? prefix : List.of();
  }

  /**
   * Starts in the folder, with nothing of the server's own environment.
   *
   * @param fromServer whether standard input is a pipe from this server
   */
  Process start(
      List<String> command, Path folder, Map<String, String> environment, boolean fromServer)
      throws IOException {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      whole.add(SETSID.toString());
    }
    whole.addAll(List.of("/bin/sh", "-c", NOTE_EXIT_CODE, "sh"));
    whole.addAll(dieWithParent);
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
    Map<String, String> cleared = builder.environment();
    cleared.clear();
    cleared.putAll(allowed(folder));
    cleared.putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(folder.resolve(WorkFolder.LOG).toFile()))
        .redirectInput(fromServer ? Redirect.PIPE : Redirect.from(new File("/dev/null")))
        .start();
  }

  private static Map<String, String> allowed(Path folder) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", folder.toString());
    environment.put("LANG", "C.UTF-8");
    return environment;
  }

  private static boolean works(List<String> prefix) {
    if (!Files.isExecutable(Path.of(prefix.get(0)))) {
      return false;
    }
    List<String> probe = new ArrayList<>(prefix);
    probe.add("/bin/true");
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
