package org.werkbank.platform.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.RunSpec;

/**
 * The command line of a training process: Spark's own SparkSubmit, driver in this process, class
 * path from the training distribution. It holds no secret.
 */
final class SparkCommand {
  private static final String MAIN = "org.werkbank.training.TrainingMain";

  /** Below this many bytes of input a run ends before the second compiler pays off. */
  private static final long SMALL_INPUT_BYTES = 256 << 10;

  /** What Spark 3.5 opens for itself (JavaModuleOptions), needed when java starts it directly. */
  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar",
          "java.security.jgss/sun.security.krb5");

  private final LaunchSettings settings;

  SparkCommand(LaunchSettings settings) {
    this.settings = settings;
  }

  /** Runs one specification in the folder. */
  List<String> run(RunSpec spec, Path folder, List<String> archive) {
    List<String> options = new ArrayList<>(archive);
    if (bytesOf(spec) < SMALL_INPUT_BYTES) {
      options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }
    List<String> command = java(spec.limits(), folder, options);
    command.addAll(submit(spec.limits(), folder, "werkbank-" + spec.runId()));
    if (!settings.isLocal()) {
      // An executor on a machine without that archive starts as ever.
      conf(command, "spark.executor.extraJavaOptions", words(options));
    }
    command.addAll(program());
    command.addAll(List.of("run", folder.resolve(WorkFolder.SPEC).toString()));
    return command;
  }

  /** Starts ahead and waits for the working directory of a run on standard input. */
  List<String> await(Path folder, List<String> archive) {
    Limits limits = new Limits(1, settings.memoryMiB(), settings.cores());
    List<String> command = java(limits, folder, archive);
    command.addAll(submit(limits, folder, "werkbank"));
    command.addAll(program());
    command.add("wait");
    return command;
  }

  /** What the process finds in its environment beside the little that every one gets. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    // OpenMP's threads spin while they wait. XGBoost sets its own number of them; in DL4J and
    // Spark's
    // linear algebra they only take the core from the thread that has the work.
    environment.put("OMP_NUM_THREADS", "1");
    if (settings.isOnLoopback()) {
      environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    }
    return environment;
  }

  private List<String> java(Limits limits, Path folder, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENS.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("-Djdk.reflect.useDirectMethodHandle=false");
    command.add("-Xmx" + limits.maxMemoryMiB() + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    if (limits.cores() < Runtime.getRuntime().availableProcessors()) {
      command.add("-XX:ActiveProcessorCount=" + limits.cores());
    }
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    if (settings.unprotected()) {
      command.add("-Dwerkbank.unprotected=true");
    }
    command.addAll(more);
    command.addAll(List.of("-cp", classPath()));
    return command;
  }

  private List<String> submit(Limits limits, Path folder, String name) {
    List<String> options = new ArrayList<>();
    options.add("org.apache.spark.deploy.SparkSubmit");
    options.addAll(List.of("--master", master(limits), "--name", name, "--class", MAIN));
    conf(options, "spark.ui.enabled", "false");
    conf(options, "spark.local.dir", folder.resolve("tmp").toString());
    conf(options, "spark.default.parallelism", String.valueOf(limits.cores()));
    conf(options, "spark.sql.shuffle.partitions", String.valueOf(limits.cores()));
    conf(options, "spark.sql.catalogImplementation", "in-memory");
    conf(options, "spark.sql.session.timeZone", "UTC");
    conf(options, "spark.sql.warehouse.dir", folder.resolve("tmp").toUri().toString());
    if (settings.isOnLoopback()) {
      conf(options, "spark.driver.host", "127.0.0.1");
      conf(options, "spark.driver.bindAddress", "127.0.0.1");
    }
    if (!settings.isLocal()) {
      conf(options, "spark.cores.max", String.valueOf(limits.cores()));
      conf(options, "spark.executor.memory", limits.maxMemoryMiB() + "m");
      // Executors find the same folder on their machine; docs/operations.md says so.
      conf(options, "spark.executor.extraClassPath", classPath());
    }
    return options;
  }

  /** Everything is on the class path already, so there is no further jar to hand around. */
  private static List<String> program() {
    return List.of("spark-internal");
  }

  private String master(Limits limits) {
    return settings.sparkMaster().equals("local[*]")
        ? "local[" + limits.cores() + "]"
        : settings.sparkMaster();
  }

  String classPath() {
    return settings.trainingHome().resolve("training.jar")
        + ":"
        + settings.trainingHome().resolve("lib")
        + "/*";
  }

  private static long bytesOf(RunSpec spec) {
    return spec.inputs().stream()
        .filter(input -> input.role().equals(Input.DATA))
        .mapToLong(Input::sizeBytes)
        .sum();
  }

  /** As Spark takes them apart again, blanks in a path or not. */
  private static String words(List<String> options) {
    return options.stream()
        .map(option -> '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(" "));
  }

  private static void conf(List<String> options, String name, String value) {
    options.addAll(List.of("--conf", name + "=" + value));
  }
}
