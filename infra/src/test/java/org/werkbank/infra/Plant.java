package org.werkbank.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.werkbank.client.NewRun;
import org.werkbank.client.Werkbank;
import org.werkbank.infra.demo.Ai4i;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;

/** One member on a server that can be killed and started again on the same data and port. */
final class Plant implements AutoCloseable {
  private final Path home;
  private final Map<String, String> settings;
  private final int port = ServerProcess.freePort();
  private ServerProcess server;
  private final String token;

  Plant(Path home, Map<String, String> settings) {
    this.home = home;
    this.settings = new HashMap<>(settings);
    this.settings.putIfAbsent("WERKBANK_RUN_WARM", "false");
    this.server = ServerProcess.start(home, this.settings, List.of(), port);
    var office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN).office();
    office.admit("werk", "Werk GmbH", "company");
    this.token = office.addUser("werk", "ds@werk.example", "ds", "data-scientist", "steward");
  }

  Werkbank member() {
    return Werkbank.at(server.address(), token);
  }

  String token() {
    return token;
  }

  ServerProcess server() {
    return server;
  }

  Path home() {
    return home;
  }

  void kill() {
    server.kill();
  }

  void startAgain() {
    server = ServerProcess.start(home, settings, List.of(), port);
  }

  /** AI4I with its schema confirmed. */
  String ai4i() {
    String dataset = member().datasets().create("AI4I", "");
    member().datasets().upload(dataset, Repository.find().sample("ai4i2020.csv"));
    member().datasets().confirmSchema(dataset, Ai4i.ROLES);
    return dataset;
  }

  /** A run that would take many minutes. */
  static NewRun longRun(String dataset) {
    return NewRun.of("quality-boosting", dataset)
        .named("long")
        .splitBy(Map.of("kind", "kfold", "folds", 20))
        .with("trees", 2000);
  }

  static void awaitUntil(String what, Duration longest, BooleanSupplier condition) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + longest + ": " + what);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
