package org.werkbank.platform.app;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.werkbank.platform.audit.AuditCheck;
import org.werkbank.platform.audit.ChainReport;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.pipelines.CatalogueException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's command line. */
@Command(
    name = "werkbank",
    mixinStandardHelpOptions = true,
    version = "Werkbank 0.1.0",
    description = "The machine-learning incubator of an industrial consortium.")
public final class Main implements Callable<Integer> {
  /** sysexits.h: configuration error. */
  private static final int EXIT_CONFIG = 78;

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    int code = new CommandLine(new Main()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Command(
      name = "serve",
      description = "Starts the server; settings come from WERKBANK_ variables.")
  int serve() throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Settings settings;
    try {
      settings = SettingsReader.read(System.getenv(), defaultTrainingHome());
    } catch (SettingsException e) {
      return wrong(e);
    }
    Wiring wiring;
    try {
      wiring = new Wiring(settings, Clock.systemUTC(), new RandomIds(new SecureRandom()));
    } catch (CatalogueException e) {
      System.err.println("Werkbank cannot start. " + e.getMessage());
      return EXIT_CONFIG;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(wiring), "shutdown"));
    wiring.start();
    System.out.println("Werkbank listens at " + wiring.address());
    wiring
        .firstToken()
        .ifPresent(token -> System.out.println("Token of the office, shown this once: " + token));
    return 0;
  }

  @Command(
      name = "verify-audit",
      description = "Says whether every entry of the audit trail is as it was written.")
  int verifyAudit() throws Exception {
    Settings settings;
    try {
      settings = SettingsReader.read(System.getenv(), defaultTrainingHome());
    } catch (SettingsException e) {
      return wrong(e);
    }
    try (Database database = Database.open(settings.database())) {
      ChainReport report = new AuditCheck(database).check();
      ChainReport.Broken broken = report.broken();
      if (broken != null) {
        System.err.println(
            "The audit trail was tampered with: entry "
                + broken.sequence()
                + " is "
                + broken.reason()
                + ". The "
                + report.entries()
                + " entries before it are as they were written.");
        return 1;
      }
      System.out.println(
          report.entries()
              + " entries are as they were written and none is missing; "
              + report.before()
              + " are of before there was a chain. Last hash: "
              + report.head());
      return 0;
    }
  }

  private static int wrong(SettingsException e) {
    System.err.println("Werkbank cannot start with these settings:");
    e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
    return EXIT_CONFIG;
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.out);
    return 64;
  }

  private static void close(Wiring wiring) {
    try {
      wiring.close();
    } catch (Exception e) {
      LOG.error("could not stop cleanly", e);
    }
  }

  /** In the build tree and in a distribution alike, training lies beside the platform. */
  private static Path defaultTrainingHome() throws URISyntaxException {
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = Objects.requireNonNull(jar.getParent());
    Path distribution = folder.resolve("training");
    return distribution.toFile().isDirectory()
        ? distribution
        : folder.resolve("../../pipelines/training/target").normalize();
  }
}
