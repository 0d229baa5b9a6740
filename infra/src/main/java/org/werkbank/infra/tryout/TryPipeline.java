package org.werkbank.infra.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.werkbank.client.NewRun;
import org.werkbank.client.Run;
import org.werkbank.client.Werkbank;
import org.werkbank.client.WerkbankException;
import org.werkbank.infra.server.Repository;
import org.werkbank.infra.server.ServerProcess;
import org.werkbank.infra.server.WorkFolder;

/**
 * Takes a pipeline the way it will go: submitted, checked, approved, trained and judged by a server
 * that is there for this alone. Ends 1 when one of these does not go well, 64 when it was called
 * wrongly.
 */
public final class TryPipeline {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);
  private static final int LAST_LINES = 30;
  private static final PrintStream OUT = System.out;

  private final Werkbank member;
  private final Werkbank office;

  private TryPipeline(ServerProcess server) {
    this.office = Werkbank.at(server.address(), ServerProcess.OFFICE_TOKEN);
    office.office().admit("try", "Try", "company");
    this.member =
        Werkbank.at(
            server.address(),
            office
                .office()
                .addUser("try", "you@try.example", "you", "data-scientist", "researcher"));
  }

  public static void main(String[] given) {
    int code = 1;
    try {
      TryArguments arguments = TryArguments.of(given, Repository.find());
      try (WorkFolder home = WorkFolder.make("try");
          ServerProcess server =
              ServerProcess.start(home.path(), Map.of("WERKBANK_RUN_WARM", "false"), List.of())) {
        code = new TryPipeline(server).tried(arguments) ? 0 : 1;
      }
    } catch (IllegalArgumentException e) {
      OUT.println(e.getMessage());
      code = 64;
    } catch (WerkbankException e) {
      OUT.println("Refused: " + e.getMessage());
    }
    System.exit(code);
  }

  private boolean tried(TryArguments arguments) {
    JsonNode submitted = member.pipelines().submit(arguments.descriptor(), arguments.jar());
    JsonNode descriptor = submitted.path("descriptor");
    String name = descriptor.path("name").asText();
    String version = descriptor.path("version").asText();
    checked(name, version);
    office.office().review(name, version, true, "Tried by its author.");

    String dataset = member.datasets().create("sample", "");
    OUT.printf("Rows: %,d%n", member.datasets().upload(dataset, arguments.data()).rows());
    member.datasets().confirmSchema(dataset, arguments.roles());
    Run run =
        member
            .runs()
            .await(
                member.runs().start(NewRun.of(name, dataset)).id(),
                LONGEST_RUN,
                change -> OUT.println("Run: " + change.state()));
    if (!run.succeeded()) {
      failed(run);
      return false;
    }
    TryReport.print(run, descriptor.path("metrics"), OUT);
    return true;
  }

  private void checked(String name, String version) {
    JsonNode report = member.pipelines().version(name, version).path("report");
    OUT.printf(
        "%s %s was taken in: %d classes, %d places in the code to explain to the reviewer%n",
        name, version, report.path("classes").size(), report.at("/facts/totalFindings").asInt());
    report
        .path("findings")
        .forEach(
            one ->
                OUT.printf(
                    "  %s: %s, %s line %d%n",
                    one.path("kind").asText(),
                    one.path("api").asText(),
                    one.path("className").asText(),
                    one.path("line").asInt()));
  }

  private void failed(Run run) {
    JsonNode error = run.error();
    OUT.println(error == null ? run.state() : error.path("message").asText(error.toString()));
    OUT.println("The end of its log:");
    List<String> lines = member.runs().log(run.id()).lines().toList();
    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(OUT::println);
  }
}
